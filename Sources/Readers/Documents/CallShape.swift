internal import Requests
internal import SourceText

/// The arguments of a call whose operation a document names.
enum CallShape {
    /// Members that stand beside `operation` and are no parameters.
    private static let context = ["operation", "cmd", "caller", "time", "outcome"]

    /// Reads `params`: an object, or the list of a canonical record. Without `params`, the other members are the parameters;
    /// nil where `http` has them.
    static func arguments(of node: Node) throws(SyntaxError) -> [Argument]? {
        guard let params = node["params"] else {
            if node["http"]?.members != nil { return nil }
            return (node.members ?? []).filter { member in !context.contains { member.key == $0 } }.map(argument)
        }
        switch params.value {
        case .object(let members): return members.map(argument)
        case .list(let elements): return try elements.map { node throws(SyntaxError) in try argument(node) }
        case .null: return []
        case .bool, .number, .string:
            throw SyntaxError("params is \(params.kind), not an object of parameters", at: params.span)
        }
    }

    private static func argument(_ member: Node.Member) -> Argument {
        var member = member
        member.value = member.value.markingVariables
        return Argument(member, location: .document)
    }

    /// `{"name", "text" or "symbolic" or "value", "in"}`.
    private static func argument(_ node: Node) throws(SyntaxError) -> Argument {
        guard let name = node["name"]?.text else {
            throw SyntaxError("expected an object with the name of a parameter", at: node.span)
        }
        let value: Text
        if let text = node["text"]?.text {
            value = text
        } else if let text = node["symbolic"]?.text {
            value = text.asSymbolic
        } else if let given = node["value"] {
            value = given.markingVariables.argumentText
        } else {
            throw SyntaxError("the parameter \(name.string) has no text", at: node.span)
        }
        let location = node["in"]?.string.flatMap(Argument.Location.init) ?? .document
        return Argument(name: name, value: value, location: location, span: node.span)
    }
}
