internal import Requests
internal import SourceText

extension Argument {
    /// The argument that a member of a JSON or YAML object makes.
    init(_ member: Node.Member, location: Location) {
        self.init(name: member.key, value: member.value.argumentText, location: location, span: member.span)
    }
}

extension Node {
    /// The value as a parameter's text: scalars as written, a list's elements joined by `;` as the API's clients send
    /// them, anything else as its kind, which no parameter's type allows.
    var argumentText: Text {
        switch value {
        case .string(let text): return text
        case .number(let number): return number.relocated(to: span)
        case .bool(let bool): return Text(bool ? "true" : "false", decodedFrom: span)
        case .null: return Text("null", decodedFrom: span)
        case .object: return Text("{…}", decodedFrom: span)
        case .list(let elements):
            var joined = Text(at: span.start)
            for (index, element) in elements.enumerated() {
                if index > 0 { joined.append(UInt8(ascii: ";"), decodedFrom: element.span) }
                joined.append(element.argumentText)
            }
            return joined
        }
    }
}
