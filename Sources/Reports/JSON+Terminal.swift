internal import SourceText

extension JSON {
    /// The value on one line, with unprintable characters written as `\uXXXX`: a terminal may show it, a parser reads the
    /// same value.
    var escapedForTerminal: [UInt8] {
        let bytes = serialized()
        // json-c has escaped what is below a space.
        guard bytes.contains(where: { $0 >= 0x7F }) else { return bytes }
        var escaped: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let decoded = DecodedScalar(in: bytes, at: index, before: bytes.count)
            if bytes[index] >= 0x7F, decoded.scalar.isUnprintable {
                for unit in String(decoded.scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    escaped += Array("\\u\(String(repeating: "0", count: 4 - digits.utf8.count))\(digits)".utf8)
                }
            } else {
                escaped += bytes[index..<index + decoded.count]
            }
            index += decoded.count
        }
        return escaped
    }

    /// Writes the same bytes in pieces: a list of ten thousand callers as one tree of json-c takes ten megabytes.
    func writeInPieces<Failure: Error>(to sink: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
        var separator = ""
        switch self {
        case .object(let members):
            try sink(Array("{".utf8))
            for member in members {
                try sink(Array(separator.utf8) + JSON.string(member.name).escapedForTerminal + Array(":".utf8))
                try member.value.writeInPieces(to: sink)
                separator = ","
            }
            try sink(Array("}".utf8))
        case .list(let elements):
            try sink(Array("[".utf8))
            for element in elements {
                try sink(Array(separator.utf8) + element.escapedForTerminal)
                separator = ","
            }
            try sink(Array("]".utf8))
        default: try sink(escapedForTerminal)
        }
    }
}
