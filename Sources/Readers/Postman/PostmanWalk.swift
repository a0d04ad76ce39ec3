internal import Requests
internal import SourceText

/// Collects the requests of a collection, folder by folder. Examples (`response`) and scripts (`event`) are left alone.
struct PostmanWalk {
    private let text: Text
    private let scope: Scope
    private var variables = PostmanVariables()
    private var secrets: [Text] = []
    private var reading = Reading(order: .collection)

    init(_ text: Text, scope: Scope) {
        self.text = text
        self.scope = scope
    }

    /// What was read, with the secrets of the whole file at its first request.
    var finished: Reading {
        var finished = reading
        if !finished.requests.isEmpty { finished.requests[0].secrets += secrets + variables.secrets }
        return finished
    }

    /// Recursion ends at the limit on a document's depth.
    mutating func read(folder: Node, _ inherited: PostmanInheritance) {
        let inheritance = inherited.extended(by: folder)
        noteSecrets(folder)
        variables.open(folder["variable"])
        defer { variables.close() }
        guard let items = folder["item"], !items.isNull else { return }
        guard let elements = items.elements else {
            return refuse("item", items, "a list of requests and folders")
        }
        for item in elements {
            if item["item"] != nil {
                read(folder: item, inheritance)
            } else {
                read(item: item, inheritance)
            }
        }
    }

    private mutating func read(item: Node, _ inherited: PostmanInheritance) {
        guard reading.requests.count <= Reading.requestLimit, let node = item["request"], !node.isNull else { return }
        guard node.members != nil || node.text != nil else {
            return refuse("request", node, "an object or a URL")
        }
        noteSecrets(node)
        variables.open(item["variable"])
        defer { variables.close() }
        do throws(SyntaxError) {
            let inheritance = inherited.extended(by: item).extended(by: node)
            guard let call = try PostmanCall(node, inheritance, &variables, scope) else { return }
            let origin = Origin(format: .postman, kind: .authored, span: node.span)
            guard var request = Request(call.message, origin: origin, scope: scope) else { return }
            for index in request.arguments.indices { call.entries.place(&request.arguments[index], in: text) }
            reading.requests.append(request)
        } catch {
            reading.problems.append(error)
        }
    }

    private mutating func noteSecrets(_ node: Node) {
        if let auth = node["auth"] { secrets += PostmanAuth.secrets(in: auth) }
    }

    private mutating func refuse(_ name: String, _ node: Node, _ expected: String) {
        reading.problems.append(SyntaxError("\(name) is \(node.kind), not \(expected)", at: node.span))
    }
}
