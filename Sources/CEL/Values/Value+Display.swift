extension Value {
    /// The value as it stands in a text for people: strings as they are, lists joined by commas. Long values are cut,
    /// and end in `…`.
    public var displayText: String {
        var text = DisplayText()
        text.append(self)
        return text.result
    }
}

/// Writes values for people. It stops after some kilobytes: values that share parts can be large beyond measure.
private struct DisplayText {
    private(set) var result = ""
    private static let limit = 10_000

    private var isFull: Bool { result.utf8.count >= Self.limit }

    mutating func append(_ value: Value) {
        switch value {
        case .null: result += "null"
        case .bool(let flag): result += flag ? "true" : "false"
        case .int(let number): result += String(number)
        case .uint(let number): result += String(number)
        case .double(let number): result += DoubleText.format(number)
        case .string(let text): result += text
        case .bytes(let bytes): result += String(decoding: bytes, as: UTF8.self)
        case .list(let elements): append(elements) { $0.append($1) }
        case .map(let map):
            append(map.entries) { text, entry in
                text.append(entry.key.value)
                text.result += ": "
                text.append(entry.value)
            }
        case .timestamp(let time): result += TimestampText.format(time)
        case .duration(let length): result += DurationText.format(length)
        case .type(let name): result += name
        case .object(let object): append(object)
        case .optional(let content): if let content { append(content) } else { result += "none" }
        case .address(let address): result += address.description
        case .network(let network): result += network.description
        case .error(let error): result += error.description
        case .unknown: result += "unknown"
        }
    }

    private mutating func append(_ object: ObjectValue) {
        append(Array(zip(object.type.fields, object.fields))) { text, pair in
            text.result += pair.0.name + ": "
            switch pair.1 {
            case .value(let value): text.append(value)
            case .absent: text.result += "absent"
            case .given, .unknown: text.result += "unknown"
            }
        }
    }

    private mutating func append<Part>(_ parts: [Part], _ write: (inout DisplayText, Part) -> Void) {
        for (position, part) in parts.enumerated() {
            guard !isFull else {
                if !result.hasSuffix("…") { result += "…" }
                return
            }
            if position > 0 { result += ", " }
            write(&self, part)
        }
    }
}
