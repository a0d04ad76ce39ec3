internal import Glibc

extension Text {
    /// Index of the first such byte at or after `start` whose value is known, or nil.
    package func firstIndex(of byte: UInt8, from start: Int? = nil) -> Int? {
        var start = start ?? startIndex
        while let index = unfilteredIndex(of: byte, from: start) {
            if !isSymbolic(at: index) { return index }
            start = index + 1
        }
        return nil
    }

    /// Index of the first such byte at or after `start`, whether its value is known or not, or nil.
    package func unfilteredIndex(of byte: UInt8, from start: Int) -> Int? {
        precondition(start >= startIndex && start <= endIndex)
        return unsafe bytes.withUnsafeBytes { buffer -> Int? in
            // The range looked at lies inside the buffer by the condition above.
            guard let first = unsafe buffer.baseAddress.map({ unsafe $0 + (start - startIndex) }),
                let found = unsafe memchr(first, Int32(byte), endIndex - start)
            else { return nil }
            return unsafe start + (UnsafeRawPointer(found) - first)
        }
    }

    /// Whether the bytes of a word stand anywhere in the text.
    package func contains(_ word: String) -> Bool {
        guard let first = word.utf8.first else { return true }
        var start = startIndex
        while let index = unfilteredIndex(of: first, from: start) {
            if self[index..<endIndex].hasPrefix(word) { return true }
            start = index + 1
        }
        return false
    }

    /// The pieces between separators, empty ones included. A separator inside a symbolic piece does not count.
    package func split(_ separator: UInt8) -> [Text] {
        var pieces: [Text] = []
        var start = startIndex
        while let index = firstIndex(of: separator, from: start) {
            pieces.append(self[start..<index])
            start = index + 1
        }
        pieces.append(self[start..<endIndex])
        return pieces
    }

    /// Without spaces, tabs and line ends at both ends.
    package var trimmed: Text {
        var range = indices
        while let first = range.first, Text.isSpace(bytes[first]) { range.removeFirst() }
        while let last = range.last, Text.isSpace(bytes[last]) { range.removeLast() }
        return self[range]
    }

    /// The text with each `%XX` decoded, and `+` as a space where it is a form's (WHATWG URL, urlencoded parsing).
    /// A `%` that is not followed by two hexadecimal digits stays as it is.
    package func percentDecoded(form: Bool) -> Text {
        guard bytes.contains(where: { $0 == 0x25 || (form && $0 == 0x2B) }) else { return self }
        var decoded = Text(at: span.start)
        var kept = startIndex
        var index = startIndex
        while index < endIndex {
            var byte = bytes[index]
            var next = index + 1
            if byte == 0x25, index + 2 < endIndex, let high = Text.hexValue(bytes[index + 1]),
                let low = Text.hexValue(bytes[index + 2])
            {
                byte = high << 4 | low
                next = index + 3
            } else if form, byte == 0x2B {
                byte = 0x20
            } else {
                index = next
                continue
            }
            if !isSymbolic(at: index) {
                decoded.append(self[kept..<index])
                decoded.append(byte, decodedFrom: span(of: index..<next))
                kept = next
            }
            index = next
        }
        decoded.append(self[kept..<endIndex])
        return decoded
    }

    package static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }

    package static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }
}
