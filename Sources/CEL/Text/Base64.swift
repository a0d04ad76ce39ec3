/// Base64 of RFC 4648, with padding when written, and with or without it when read.
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let digits: [UInt8: UInt32] = Dictionary(
        uniqueKeysWithValues: alphabet.enumerated().map { ($1, UInt32($0)) })
    private static let padding = UInt8(ascii: "=")

    static func encode(_ bytes: [UInt8]) -> String {
        var result: [UInt8] = []
        result.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            var bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            bits <<= 8 * UInt32(3 - group.count)
            for place in 0..<4 {
                let digit = Int(bits >> UInt32(18 - 6 * place) & 63)
                result.append(place <= group.count ? alphabet[digit] : padding)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Nil where the text is not base64.
    static func decode(_ text: String) -> [UInt8]? {
        var encoded = Array(text.utf8)[...]
        if encoded.count % 4 == 0 {
            for _ in 0..<2 where encoded.last == padding { encoded.removeLast() }
        }
        guard encoded.count % 4 != 1 else { return nil }
        var result: [UInt8] = []
        var bits = UInt32(0)
        var width = UInt32(0)
        for byte in encoded {
            guard let digit = digits[byte] else { return nil }
            bits = bits << 6 | digit
            width += 6
            guard width >= 8 else { continue }
            width -= 8
            result.append(UInt8(truncatingIfNeeded: bits >> width))
        }
        return result
    }
}
