internal import SourceText

/// Tells values that were masked on their way into a log: nobody can say what they were.
package enum LogMask {
    private static let words: [StaticString] = ["redacted", "masked", "filtered", "hidden", "removed"]

    /// Whether a value was masked: stars or bullets stand in the place of characters, or it is the word `REDACTED`, or another
    /// such word in brackets. A name may well be `hidden` by itself.
    package static func covers(_ value: Span<UInt8>) -> Bool {
        guard value.count >= 3 else { return false }
        var stars = 0
        var bullets = 0
        for index in value.indices {
            stars = value[index] == UInt8(ascii: "*") ? stars + 1 : 0
            // U+2022 is E2 80 A2; of its three bytes none stands for a star.
            bullets = value[index] == Self.bullet(at: bullets % 3) ? bullets + 1 : value[index] == 0xE2 ? 1 : 0
            if stars == 3 || bullets == 9 { return true }
        }
        return isWord(value)
    }

    private static func bullet(at index: Int) -> UInt8 { index == 0 ? 0xE2 : index == 1 ? 0x80 : 0xA2 }

    private static func isWord(_ value: Span<UInt8>) -> Bool {
        let isBracketed = "[<({".utf8.contains(value[0])
        guard value.count <= 10, isBracketed || value[0] | 0x20 == UInt8(ascii: "r") else { return false }
        let letters = isBracketed ? value.extracting(1..<value.count - 1) : value
        return words.indices.contains { index in
            let word = words[index]
            guard isBracketed || index == 0, letters.count == word.utf8CodeUnitCount else { return false }
            for offset in letters.indices {
                guard unsafe letters[offset] | 0x20 == word.utf8Start[offset] else { return false }
            }
            return true
        }
    }
}

extension Text {
    /// Whether a logged value was masked.
    var isMasked: Bool { LogMask.covers(bytes.span) }
}
