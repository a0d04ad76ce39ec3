package import SourceText

/// A baseline is a text file that git merges line by line. Each entry is a line, in the order of the fingerprints, which
/// are as good as random. Between them stand 4,096 marks, one for each beginning of a fingerprint: entries of two branches
/// seldom fall between the same two marks, and only then does git see a conflict.
extension Baseline {
    private static let opening = "# bindlint baseline 1"
    private static let explanation = """
        # Findings that are accepted as they are; `bindlint check --write-baseline` writes this file. A line is a kind of
        # finding in a file, and how many there are. The lines between keep merges apart; all lines may stand in any order.
        """
    /// Bits of a fingerprint that a mark shows.
    private static let markBits = 12

    /// Whether bytes are those of a baseline, and not of a request file.
    package static func isBaseline(_ bytes: [UInt8]) -> Bool { bytes.starts(with: "# bindlint baseline ".utf8) }

    /// The whole file.
    package var bytes: [UInt8] {
        var text = Array("\(Baseline.opening)\n\(Baseline.explanation)\n".utf8)
        let keys = entries.keys.sorted()
        var next = keys.startIndex
        for mark in 0..<UInt128(1 << Baseline.markBits) {
            text += Array("#\(Baseline.hex(mark, digits: Baseline.markBits / 4))\n".utf8)
            while next < keys.endIndex, keys[next].kind >> (128 - Baseline.markBits) == mark {
                text += line(keys[next])
                next += 1
            }
        }
        return text
    }

    private func line(_ key: Key) -> [UInt8] {
        guard let entry = entries[key], entry.count > 0 else { return [] }
        let json: JSON = [
            "fingerprint": .string(Baseline.hex(key.kind, digits: 32)), "count": .int(entry.count),
            "rule": .string(entry.rule), "file": .string(key.file), "operation": .string(entry.operation),
        ]
        return json.serialized() + [0x0A]
    }

    private static func hex(_ number: UInt128, digits: Int) -> String {
        let text = String(number, radix: 16)
        return String(repeating: "0", count: digits - text.count) + text
    }

    /// Reads a baseline. Lines may stand in any order; of two with the same fingerprint and file, which a union merge may
    /// leave, the larger count is taken. Throws what is wrong with the first line that is none of a baseline's.
    package init(_ file: SourceFile) throws(SyntaxError) {
        self.init()
        let text = file.text
        let lines = text.split(0x0A).map(\.trimmed)
        guard lines[0] == Baseline.opening else {
            let isLater = Baseline.isBaseline(file.bytes)
            throw SyntaxError(
                isLater ? "it is a baseline of another version of bindlint" : "it is no baseline of bindlint",
                at: SourceSpan(0, 0))
        }
        for line in lines where !line.isEmpty && !line.hasPrefix("#") {
            if ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].contains(where: line.hasPrefix) {
                throw SyntaxError("git could not merge here; keep the lines of both sides", at: line.span)
            }
            let (key, entry) = try Baseline.entry(line)
            if let other = entries[key], other.count >= entry.count { continue }
            entries[key] = entry
        }
    }

    private static func entry(_ line: Text) throws(SyntaxError) -> (Key, Entry) {
        let node = try Node(json: line)
        guard let digits = node["fingerprint"]?.string, digits.utf8.count == 32,
            let kind = UInt128(digits, radix: 16), let count = node["count"]?.integer, count > 0,
            let file = node["file"]?.string
        else {
            throw SyntaxError("a line of a baseline has a fingerprint, a count above zero and a file", at: line.span)
        }
        let entry = Entry(
            count: count, rule: node["rule"]?.string ?? "", operation: node["operation"]?.string ?? "")
        return (Key(kind: kind, file: file), entry)
    }
}
