internal import Requests
internal import SourceText

/// The arguments that a message carries in its query and its body.
struct CarriedArguments {
    private(set) var arguments: [Argument] = []
    private(set) var unseen: SourceSpan?
    private(set) var bodyKind: HTTP.BodyKind = .none

    init(_ message: HTTPMessage, query: Text?) {
        if let query { add(FormText(query), as: .query) }
        let mediaType = message.header("content-type").map { MediaType($0.value) }
        switch message.body {
        case .none: break
        case .notRecorded:
            bodyKind = .notRecorded
            unseen = message.span
        case .file(let name):
            bodyKind = .file
            unseen = name.span
        case .parts(let parts): add(parts)
        case .object(let object): add(object.members ?? [], as: mediaType)
        case .text(let body): read(body, as: mediaType)
        }
    }

    private mutating func read(_ body: Text, as mediaType: MediaType?) {
        let isObject = body.trimmed.bytes.first == UInt8(ascii: "{") && !body.isSymbolic(at: body.trimmed.startIndex)
        if body.isEmpty {
            bodyKind = .none
        } else if let mediaType, mediaType.isMultipart {
            add(MultipartBody(body, boundary: mediaType.boundary).parts)
        } else if let mediaType, mediaType.isJSON {
            addJSON(body)
        } else if isObject, let members = (try? Node(json: body))?.members {
            // curl calls every body a form unless it is told otherwise.
            add(members, as: nil)
        } else if case let form = FormText(body), mediaType?.isForm == true || form.looksLikeForm {
            bodyKind = .form
            add(form, as: .form)
        } else if isObject {
            addJSON(body)
        } else if mediaType == nil, case let parts = MultipartBody(body, boundary: nil).parts, !parts.isEmpty {
            add(parts)
        } else {
            bodyKind = .other
            if body.isSymbolic { unseen = unseen ?? body.span }
        }
    }

    private mutating func add(_ form: FormText, as location: Argument.Location) {
        arguments += form.arguments(location)
        unseen = unseen ?? form.unseen
    }

    private mutating func add(_ parts: [HTTPMessage.Part]) {
        bodyKind = .multipart
        for part in parts {
            let value = part.value ?? Text("@file", decodedFrom: part.span).asSymbolic
            arguments.append(Argument(name: part.name, value: value, location: .multipart, span: part.span))
        }
    }

    /// A JSON body's members. A body that cannot be read may hold any argument; one that is no object holds none.
    private mutating func addJSON(_ body: Text) {
        bodyKind = .json
        guard let node = try? Node(json: body) else {
            unseen = unseen ?? body.trimmed.span
            return
        }
        add(node.members ?? [], as: nil)
    }

    private mutating func add(_ members: [Node.Member], as mediaType: MediaType?) {
        let location: Argument.Location
        switch mediaType {
        case .some(let type) where type.isForm: (location, bodyKind) = (.form, .form)
        case .some(let type) where type.isMultipart: (location, bodyKind) = (.multipart, .multipart)
        default: (location, bodyKind) = (.json, .json)
        }
        arguments += members.map { Argument($0, location: location) }
    }

    /// The method that `cmd` names: in the query, else in a form, else in a JSON body.
    var command: Text? {
        let commands = arguments.filter { $0.name == "cmd" }
        return (commands.first { $0.location != .json } ?? commands.first)?.value
    }

    /// Takes out every `cmd`, except one that names another method than the request's.
    mutating func dropCommands(naming method: Text) {
        arguments.removeAll { $0.name == "cmd" && $0.value.bytes == method.bytes }
    }
}
