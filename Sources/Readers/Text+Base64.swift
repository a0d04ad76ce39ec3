internal import SourceText

extension Text {
    /// The bytes in base64 (RFC 4648); a text with unknown pieces stays as written.
    var base64: Text {
        guard !isSymbolic else { return self }
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var encoded: [UInt8] = []
        for start in stride(from: startIndex, to: endIndex, by: 3) {
            let group = bytes[start..<min(start + 3, endIndex)]
            let padded = Array(group) + [UInt8](repeating: 0, count: 3 - group.count)
            let bits = Int(padded[0]) << 16 | Int(padded[1]) << 8 | Int(padded[2])
            for place in 0..<4 {
                encoded.append(place <= group.count ? digits[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
            }
        }
        var text = Text(at: span.start)
        text.append(encoded, .decoded, from: span)
        return text
    }
}
