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

    /// The text between a string's quotes without its escapes. An escape becomes one decoded run, and so does a surrogate
    /// pair; a surrogate without its other half becomes U+FFFD, as in json-c.
    ///
    /// `Malformed` where an escape is none, which does not happen in a string that `JSONScanner` has passed.
    static func decode(_ text: Text) throws(JSONScanner.Malformed) -> Text {
        var decoded = Text(at: text.span.start)
        var kept = text.startIndex
        while let backslash = text.firstIndex(of: 0x5C, from: kept) {
            decoded.append(text[kept..<backslash])
            let (scalar, end) = try scalar(text, from: backslash)
            decoded.append(scalar.utf8, .decoded, from: text.span(of: backslash..<end))
            kept = end
        }
        decoded.append(text[kept..<text.endIndex])
        return decoded
    }

    /// The same, but all of it one run that stands for the whole text.
    static func decodeAsOne(_ text: Text) throws(JSONScanner.Malformed) -> Text {
        var bytes: [UInt8] = []
        var kept = text.startIndex
        while let backslash = text.firstIndex(of: 0x5C, from: kept) {
            let (scalar, end) = try scalar(text, from: backslash)
            bytes += text.bytes[kept..<backslash]
            bytes += scalar.utf8
            kept = end
        }
        bytes += text.bytes[kept...]
        var decoded = Text(at: text.span.start)
        decoded.append(bytes, text.isSymbolic ? .symbolic : .decoded, from: text.span)
        return decoded
    }

    /// The character that an escape or a surrogate pair stands for, and the index after it.
    private static func scalar(
        _ text: Text, from start: Int
    ) throws(JSONScanner.Malformed) -> (Unicode.Scalar, Int) {
        guard start + 1 < text.endIndex else { throw JSONScanner.Malformed(index: text.endIndex) }
        if let value = value(of: text[start + 1]) { return (Unicode.Scalar(value), start + 2) }
        guard let unit = codeUnit(text, from: start) else { throw JSONScanner.Malformed(index: start) }
        if UTF16.isLeadSurrogate(unit), let trail = codeUnit(text, from: start + 6),
            UTF16.isTrailSurrogate(trail)
        {
            let offset = UInt32(unit & 0x3FF) << 10 | UInt32(trail & 0x3FF)
            return (Unicode.Scalar(0x10000 + offset) ?? "\u{FFFD}", start + 12)
        }
        return (Unicode.Scalar(unit) ?? "\u{FFFD}", start + 6)
    }

    /// The code unit of a `\uXXXX`, where there is one.
    private static func codeUnit(_ text: Text, from start: Int) -> UInt16? {
        guard start + 6 <= text.endIndex, text[start] == 0x5C, text[start + 1] == 0x75 else { return nil }
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
