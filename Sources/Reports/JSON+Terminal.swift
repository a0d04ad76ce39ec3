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
}
