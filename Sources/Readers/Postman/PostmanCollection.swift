internal import Requests
internal import SourceText

/// The document of a collection: folders and requests under `item`, and what they have in common beside it.
struct PostmanCollection {
    private let root: Node

    /// Nil where the document is none. Postman's own API answers with a collection under `collection`.
    init?(_ document: Node) {
        if PostmanCollection.isCollection(document) {
            root = document
        } else if let inner = document["collection"], PostmanCollection.isCollection(inner) {
            root = inner
        } else {
            return nil
        }
    }

    private static func isCollection(_ node: Node) -> Bool {
        guard let info = node["info"], info.members != nil else { return false }
        return node["item"]?.elements != nil || info["schema"]?.text?.contains("/collection/v2.") == true
    }

    /// `text` is the file that the document was read of.
    func read(_ text: Text, scope: Scope) -> Reading {
        var walk = PostmanWalk(text, scope: scope)
        walk.read(folder: root, PostmanInheritance())
        return walk.finished
    }
}

/// What a request takes from the folders around it where it does not say it itself.
struct PostmanInheritance {
    private(set) var auth: Node?
    /// Whether a GET has its body sent.
    private(set) var keepsBodies = false

    /// The same for what stands inside `node`: a collection, a folder, an item or a request.
    func extended(by node: Node) -> PostmanInheritance {
        var inheritance = self
        if let auth = node["auth"], let type = auth["type"]?.text, !type.isEmpty { inheritance.auth = auth }
        if let keeps = node["protocolProfileBehavior"]?["disableBodyPruning"]?.bool { inheritance.keepsBodies = keeps }
        return inheritance
    }
}
