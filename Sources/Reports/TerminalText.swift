extension Unicode.Scalar {
    /// Whether it would act on a terminal, reorder what stands around it, or not be seen: controls, format characters (those
    /// of bidirectional text among them), line and paragraph separators, and whatever Unicode lets a reader ignore.
    var isUnprintable: Bool {
        if value < 0x7F { return value < 0x20 }
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: return true
        default: return properties.isDefaultIgnorableCodePoint
        }
    }

    /// How many cells of a terminal it takes: two for East Asian wide and emoji, none for a combining one.
    var cells: Int {
        if value < 0x300 { return 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return 0
        default: break
        }
        if Self.joiningJamo.contains(where: { $0.contains(value) }) { return 0 }
        if Self.wide.contains(where: { $0.contains(value) }) { return 2 }
        // Two regional indicators make one flag of two cells.
        return properties.isEmojiPresentation && !(0x1F1E6...0x1F1FF).contains(value) ? 2 : 1
    }

    /// Itself, or the way it is shown where it is unprintable: `\u{202E}`.
    var escaped: String {
        isUnprintable ? "\\u{\(String(value, radix: 16, uppercase: true))}" : String(self)
    }

    /// Vowels and finals of Hangul, which join the syllable before them.
    private static let joiningJamo: [ClosedRange<UInt32>] = [0x1160...0x11FF, 0xD7B0...0xD7FB]

    /// What Unicode's EastAsianWidth.txt calls wide or fullwidth and is no emoji, over whole blocks.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF, 0x4E00...0xA4CF,
        0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
        0xFFE0...0xFFE6, 0x16FE0...0x1B2FB, 0x1F200...0x1F265, 0x20000...0x3FFFD,
    ]
}

extension String {
    /// The text with unprintable characters shown as escapes, line ends too: it takes one line, and does nothing but
    /// stand there.
    package var escapedForTerminal: String {
        guard unicodeScalars.contains(where: \.isUnprintable) else { return self }
        return unicodeScalars.reduce(into: "") { $0 += $1.escaped }
    }

    /// The same with its line ends left as they are.
    var escapedInLines: String {
        guard unicodeScalars.contains(where: \.isUnprintable) else { return self }
        return unicodeScalars.reduce(into: "") { $0 += $1 == "\n" ? "\n" : $1.escaped }
    }

    /// The same as one line, with blanks for its line ends.
    var escapedOnOneLine: String {
        split(separator: "\n").map { String($0).escapedForTerminal }.joined(separator: " ")
    }

    /// Cells that a text takes which has nothing unprintable.
    var cells: Int { unicodeScalars.reduce(0) { $0 + $1.cells } }

    /// The text, or as much of its beginning as fits with the sign that it goes on.
    func cut(toCells limit: Int) -> String {
        guard cells > limit else { return self }
        var text = ""
        var room = limit - Excerpt.cut.utf8.count
        for scalar in unicodeScalars {
            room -= scalar.cells
            if room < 0 { break }
            text.unicodeScalars.append(scalar)
        }
        return text + Excerpt.cut
    }

    /// The same with the end kept instead of the beginning: of a place, the line number.
    func cutBefore(toCells limit: Int) -> String {
        guard cells > limit else { return self }
        var kept: [Unicode.Scalar] = []
        var room = limit - Excerpt.cut.utf8.count
        for scalar in unicodeScalars.reversed() {
            room -= scalar.cells
            if room < 0 { break }
            kept.append(scalar)
        }
        return Excerpt.cut + String(String.UnicodeScalarView(kept.reversed()))
    }

    /// The text in lines of at most so many cells, broken at blanks, the further ones indented; a longer word is not broken.
    func wrapped(toCells limit: Int) -> String {
        var lines: [String] = []
        for word in split(separator: " ") {
            if let last = lines.last, last.cells + 1 + String(word).cells <= limit {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(lines.isEmpty ? String(word) : "  \(word)")
            }
        }
        return lines.joined(separator: "\n")
    }

    /// The same with every line indented by so many cells, which count, and with its line end. Nothing unprintable is left.
    func indented(by margin: Int, toCells limit: Int) -> String {
        var lines: [String] = []
        for word in escapedForTerminal.split(separator: " ") {
            if let last = lines.last, margin + last.cells + 1 + String(word).cells <= limit {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines.map { String(repeating: " ", count: margin) + $0 + "\n" }.joined()
    }
}
