/// The escapes of JSON strings.
enum JSONEscape {
    /// Where the escape ends that begins with a backslash at `start`. A surrogate pair is two escapes here.
    static func end(_ bytes: Span<UInt8>, from start: Int) throws(JSONScanner.Malformed) -> Int {
        guard start + 1 < bytes.count else { throw JSONScanner.Malformed(index: bytes.count) }
        if bytes[start + 1] == 0x75 {
            for index in start + 2..<start + 6 where index >= bytes.count || Text.hexValue(bytes[index]) == nil {
                throw JSONScanner.Malformed(index: min(index, bytes.count))
            }
            return start + 6
        }
        guard value(of: bytes[start + 1]) != nil else { throw JSONScanner.Malformed(index: start + 1) }
        return start + 2
    }

    /// The text without its escapes, for the indices between a string's quotes. An escape becomes one decoded run, and so
    /// does a surrogate pair; a surrogate without its other half becomes U+FFFD, as in json-c.
    ///
    /// `Malformed` where an escape is none, which does not happen in a string that `JSONScanner` has passed.
    static func decode(_ text: Text, _ range: Range<Int>) throws(JSONScanner.Malformed) -> Text {
        var decoded = Text(at: text.span(of: range).start)
        var kept = range.lowerBound
        var index = range.lowerBound
        while index < range.upperBound {
            guard text[index] == 0x5C, !text.isSymbolic(at: index) else {
                index += 1
                continue
            }
            decoded.append(text[kept..<index])
            let (scalar, end) = try scalar(text, from: index, to: range.upperBound)
            decoded.append(String(scalar).utf8, .decoded, from: text.span(of: index..<end))
            index = end
            kept = end
        }
        decoded.append(text[kept..<range.upperBound])
        return decoded
    }

    /// The character that an escape or a surrogate pair stands for, and the index after it.
    private static func scalar(
        _ text: Text, from start: Int, to limit: Int
    ) throws(JSONScanner.Malformed) -> (Unicode.Scalar, Int) {
        guard start + 1 < limit else { throw JSONScanner.Malformed(index: limit) }
        if let value = value(of: text[start + 1]) { return (Unicode.Scalar(value), start + 2) }
        guard let unit = codeUnit(text, from: start, to: limit) else { throw JSONScanner.Malformed(index: start) }
        if UTF16.isLeadSurrogate(unit), let trail = codeUnit(text, from: start + 6, to: limit),
            UTF16.isTrailSurrogate(trail)
        {
            let offset = UInt32(unit & 0x3FF) << 10 | UInt32(trail & 0x3FF)
            return (Unicode.Scalar(0x10000 + offset) ?? "\u{FFFD}", start + 12)
        }
        return (Unicode.Scalar(unit) ?? "\u{FFFD}", start + 6)
    }

    /// The code unit of a `\uXXXX`, where there is one.
    private static func codeUnit(_ text: Text, from start: Int, to limit: Int) -> UInt16? {
        guard start + 6 <= limit, text[start] == 0x5C, text[start + 1] == 0x75 else { return nil }
        var unit: UInt16 = 0
        for index in start + 2..<start + 6 {
            guard let digit = Text.hexValue(text[index]) else { return nil }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }

    /// What a letter after a backslash stands for.
    private static func value(of letter: UInt8) -> UInt8? {
        switch letter {
        case 0x22, 0x5C, 0x2F: letter
        case 0x62: 0x08
        case 0x66: 0x0C
        case 0x6E: 0x0A
        case 0x72: 0x0D
        case 0x74: 0x09
        default: nil
        }
    }
}
