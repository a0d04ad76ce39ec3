internal import SourceText

/// What an object of a document says a request by.
enum DocumentShape {
    /// `operation` or `cmd` names the method; its parameters stand under `params` or beside it.
    case call(operation: Text)
    /// `url`, with `method`, `headers` and `body`; in a record under `http`.
    case message(Node)

    /// Nil where the object is no request. Throws where it is one without a readable operation.
    init?(_ node: Node) throws(SyntaxError) {
        if node["url"]?.text != nil {
            self = .message(node)
        } else if let operation = node["operation"] ?? node["cmd"] {
            if let text = operation.text {
                self = .call(operation: text.markingVariables)
            } else if DocumentShape.isMeantAsRequest(node) {
                throw SyntaxError("the operation is \(operation.kind), not a name", at: operation.span)
            } else {
                return nil
            }
        } else if let http = node["http"], http["url"]?.text != nil {
            self = .message(http)
        } else if let params = node["params"], DocumentShape.isMeantAsRequest(params) {
            throw SyntaxError("the request has params but no operation", at: params.span)
        } else {
            return nil
        }
    }

    /// Whether an object has members that only SIP-registration requests have.
    private static func isMeantAsRequest(_ node: Node) -> Bool {
        (node.members ?? []).contains { member in
            ["sip_registration_id", "sip_username"].contains { member.key == $0 }
                || (member.key == "params" && isMeantAsRequest(member.value))
        }
    }
}
