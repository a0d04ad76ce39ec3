/// What plain scalars mean by the core schema of YAML 1.2 (section 10.3): `yes`, `no`, `on` and `off` are strings.
enum YAMLCoreSchema {
    /// The value of a scalar without quotes. Numbers keep their text.
    static func value(ofPlain text: Text) -> Node.Value {
        // Nothing but a string is this long, save numbers of no use.
        guard text.count <= 400, !text.isSymbolic else { return .string(text) }
        guard let first = text.bytes.first else { return .null }
        // The first byte tells most strings from anything else.
        switch first {
        case 0x7E, 0x4E, 0x6E: return isOne(of: ["~", "null", "Null", "NULL"], text) ? .null : .string(text)
        case 0x54, 0x74: return isOne(of: ["true", "True", "TRUE"], text) ? .bool(true) : .string(text)
        case 0x46, 0x66: return isOne(of: ["false", "False", "FALSE"], text) ? .bool(false) : .string(text)
        case 0x2B, 0x2D, 0x2E, 0x30...0x39: return isNumber(text.bytes) ? .number(text) : .string(text)
        default: return .string(text)
        }
    }

    private static func isOne(of words: [String], _ text: Text) -> Bool { words.contains { text == $0 } }

    /// The value of a scalar that says its type with a tag; nil for a tag that says nothing about it.
    static func value(of text: Text, tag: String) -> Node.Value? {
        switch tag {
        case "!", "tag:yaml.org,2002:str": return .string(text)
        case "tag:yaml.org,2002:null", "tag:yaml.org,2002:bool", "tag:yaml.org,2002:int", "tag:yaml.org,2002:float":
            return value(ofPlain: text)
        default: return nil
        }
    }

    private static func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
        if bytes.starts(with: "0o".utf8) { return isAll(bytes.dropFirst(2)) { $0 >= 0x30 && $0 <= 0x37 } }
        if bytes.starts(with: "0x".utf8) { return isAll(bytes.dropFirst(2)) { Text.hexValue($0) != nil } }
        let isSigned = bytes.first == 0x2B || bytes.first == 0x2D
        let digits = isSigned ? bytes.dropFirst() : bytes
        if digits.first == 0x2E, digits.count == 4 {
            if [".inf", ".Inf", ".INF"].contains(where: { digits.elementsEqual($0.utf8) }) { return true }
            if !isSigned, [".nan", ".NaN", ".NAN"].contains(where: { digits.elementsEqual($0.utf8) }) { return true }
        }
        return isDecimal(digits)
    }

    /// `[0-9]+(\.[0-9]*)?([eE][-+]?[0-9]+)?`, or the same with digits after the dot only.
    private static func isDecimal(_ bytes: ArraySlice<UInt8>) -> Bool {
        let integer = bytes.prefix(while: isDigit)
        var rest = bytes[integer.endIndex...]
        if rest.first == 0x2E {
            let fraction = rest.dropFirst().prefix(while: isDigit)
            guard !integer.isEmpty || !fraction.isEmpty else { return false }
            rest = rest[fraction.endIndex...]
        } else if integer.isEmpty {
            return false
        }
        guard let letter = rest.popFirst() else { return true }
        guard letter | 0x20 == 0x65 else { return false }
        if rest.first == 0x2B || rest.first == 0x2D { rest.removeFirst() }
        return isAll(rest, isDigit)
    }

    private static func isAll(_ bytes: ArraySlice<UInt8>, _ isWanted: (UInt8) -> Bool) -> Bool {
        !bytes.isEmpty && bytes.allSatisfy(isWanted)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
