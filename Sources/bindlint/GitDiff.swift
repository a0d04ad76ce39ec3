/// The lines that a diff without context adds or changes, and where it takes lines away.
struct GitDiff {
    /// What is changed in one file; lines count from 1.
    struct Change {
        /// Lines that are new or changed.
        var lines: [ClosedRange<Int>] = []
        /// Lines behind which there were more lines before.
        var removals: [Int] = []
    }

    /// By the files' paths as the diff has them, from the root of the repository.
    private(set) var changes: [String: Change] = [:]

    /// Reads what `git diff -U0 --src-prefix=a/ --dst-prefix=b/` writes.
    init(_ bytes: [UInt8]) {
        var path: String?
        // Lines of a hunk may look like anything; they are counted.
        var left = 0
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if left > 0 {
                if line.first != UInt8(ascii: "\\") { left -= 1 }
            } else if line.starts(with: "+++ ".utf8) {
                path = GitDiff.path(line.dropFirst(4))
                if let path { changes[path] = Change() }
            } else if line.starts(with: "@@ ".utf8), let path, let hunk = Hunk(line) {
                left = hunk.removed + hunk.added
                if hunk.added > 0 { changes[path]?.lines.append(hunk.line...hunk.line + hunk.added - 1) }
                if hunk.removed > hunk.added {
                    changes[path]?.removals.append(hunk.added > 0 ? hunk.line + hunk.added - 1 : hunk.line)
                }
            }
        }
    }

    /// `@@ -12,3 +14,2 @@ …`
    private struct Hunk {
        var removed: Int
        var line: Int
        var added: Int

        init?(_ line: ArraySlice<UInt8>) {
            let words = line.split(separator: 0x20)
            guard words.count >= 3, let old = Hunk.range(words[1]), let new = Hunk.range(words[2]) else { return nil }
            (removed, self.line, added) = (old.count, new.line, new.count)
        }

        private static func range(_ word: ArraySlice<UInt8>) -> (line: Int, count: Int)? {
            let numbers = word.dropFirst().split(separator: UInt8(ascii: ",")).map {
                Int(String(decoding: $0, as: UTF8.self))
            }
            guard let line = numbers.first ?? nil else { return nil }
            return (line, numbers.count > 1 ? numbers[1] ?? 1 : 1)
        }
    }

    /// The path behind `+++ `: `b/x`, or in quotes with escapes of C, or `/dev/null` for a file that is gone. A path with a
    /// blank has a tab behind it.
    private static func path(_ text: ArraySlice<UInt8>) -> String? {
        var bytes = text
        if bytes.last == 0x09 { bytes.removeLast() }
        if bytes.first == UInt8(ascii: "\""), bytes.last == UInt8(ascii: "\"") {
            bytes = unquoted(bytes.dropFirst().dropLast())[...]
        }
        guard bytes.starts(with: "b/".utf8) else { return nil }
        return String(decoding: bytes.dropFirst(2), as: UTF8.self)
    }

    private static let escapes: [UInt8: UInt8] = [
        UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "t"): 9, UInt8(ascii: "n"): 10,
        UInt8(ascii: "v"): 11, UInt8(ascii: "f"): 12, UInt8(ascii: "r"): 13,
    ]

    private static func unquoted(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\"), let escape = rest.first else {
                result.append(byte)
                continue
            }
            let digits = rest.prefix(3)
            if digits.count == 3, digits.allSatisfy({ $0 &- 0x30 < 8 }) {
                result.append(digits.reduce(0) { $0 &<< 3 | ($1 - 0x30) })
                rest = rest.dropFirst(3)
            } else {
                result.append(escapes[escape] ?? escape)
                rest = rest.dropFirst()
            }
        }
        return result
    }
}
