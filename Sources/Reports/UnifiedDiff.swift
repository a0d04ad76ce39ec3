package import Policy
package import SourceText

/// The difference between two versions of a file, as `diff -u` writes it, with secrets masked.
package struct UnifiedDiff {
    private let old: [Line]
    private let new: [Line]
    private let name: String
    private let secrets: Secrets

    private typealias Line = ArraySlice<UInt8>

    /// Lines around a change that are shown.
    private static let context = 3
    /// Longer pieces without a line in common are shown as removed and added whole.
    private static let longestComparison = 2_000

    package init(from old: SourceFile, to new: SourceFile, hiding secrets: Secrets) {
        self.old = UnifiedDiff.lines(of: old.bytes)
        self.new = UnifiedDiff.lines(of: new.bytes)
        name = secrets.masked(old.name).escapedForTerminal
        self.secrets = secrets
    }

    /// Lines with their ends.
    private static func lines(of bytes: [UInt8]) -> [Line] {
        var lines: [Line] = []
        var start = 0
        for index in bytes.indices where bytes[index] == 0x0A {
            lines.append(bytes[start...index])
            start = index + 1
        }
        if start < bytes.count { lines.append(bytes[start...]) }
        return lines
    }

    /// The text; empty where the files are equal. For a terminal, control characters are shown as escapes.
    package func bytes(forTerminal: Bool) -> [UInt8] {
        let changes = changes(old.indices, new.indices)
        guard !changes.isEmpty else { return [] }
        var text = Array("--- \(name)\n+++ \(name)\n".utf8)
        var start = 0
        for index in changes.indices {
            let isLast = index + 1 == changes.count
            let isFar =
                !isLast && changes[index + 1].old.lowerBound - changes[index].old.upperBound > 2 * Self.context
            guard isLast || isFar else { continue }
            append(hunk: changes[start...index], to: &text, forTerminal)
            start = index + 1
        }
        return text
    }

    // MARK: Comparing

    private struct Change {
        var old: Range<Int>
        var new: Range<Int>
    }

    private func changes(_ oldRange: Range<Int>, _ newRange: Range<Int>) -> [Change] {
        var oldRange = oldRange
        var newRange = newRange
        while let first = oldRange.first, let other = newRange.first, old[first] == new[other] {
            oldRange.removeFirst()
            newRange.removeFirst()
        }
        while let last = oldRange.last, let other = newRange.last, old[last] == new[other] {
            oldRange.removeLast()
            newRange.removeLast()
        }
        if oldRange.isEmpty && newRange.isEmpty { return [] }
        if oldRange.isEmpty || newRange.isEmpty { return [Change(old: oldRange, new: newRange)] }
        let anchors = anchors(oldRange, newRange)
        guard !anchors.isEmpty else { return compare(oldRange, newRange) }
        var changes: [Change] = []
        for (line, other) in anchors + [(oldRange.upperBound, newRange.upperBound)] {
            changes += self.changes(oldRange.lowerBound..<line, newRange.lowerBound..<other)
            oldRange = min(line + 1, oldRange.upperBound)..<oldRange.upperBound
            newRange = min(other + 1, newRange.upperBound)..<newRange.upperBound
        }
        return changes
    }

    /// Lines that occur once in each version, as far as they stand in the same order: they are taken for the same.
    private func anchors(_ oldRange: Range<Int>, _ newRange: Range<Int>) -> [(Int, Int)] {
        var places: [Line: (old: Int, new: Int, oldCount: Int, newCount: Int)] = [:]
        for index in oldRange {
            places[old[index], default: (index, 0, 0, 0)].oldCount += 1
        }
        for index in newRange where places[new[index]] != nil {
            places[new[index]]?.new = index
            places[new[index]]?.newCount += 1
        }
        var anchors: [(Int, Int)] = []
        for index in oldRange {
            guard let place = places[old[index]], place.oldCount == 1, place.newCount == 1 else { continue }
            if let last = anchors.last, last.1 > place.new { continue }
            anchors.append((index, place.new))
        }
        return anchors
    }

    private func compare(_ oldRange: Range<Int>, _ newRange: Range<Int>) -> [Change] {
        guard oldRange.count + newRange.count <= Self.longestComparison else {
            return [Change(old: oldRange, new: newRange)]
        }
        let difference = Array(new[newRange]).difference(from: Array(old[oldRange]))
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(oldRange.lowerBound + offset)
            case .insert(let offset, _, _): inserted.insert(newRange.lowerBound + offset)
            }
        }
        var changes: [Change] = []
        var line = oldRange.lowerBound
        var other = newRange.lowerBound
        while line < oldRange.upperBound || other < newRange.upperBound {
            let start = (line, other)
            while removed.contains(line) { line += 1 }
            while inserted.contains(other) { other += 1 }
            if start == (line, other) {
                line += 1
                other += 1
            } else {
                changes.append(Change(old: start.0..<line, new: start.1..<other))
            }
        }
        return changes
    }

    // MARK: Writing

    private func append(hunk changes: ArraySlice<Change>, to text: inout [UInt8], _ forTerminal: Bool) {
        guard let first = changes.first, let last = changes.last else { return }
        let before = min(Self.context, first.old.lowerBound)
        let after = min(Self.context, old.count - last.old.upperBound)
        let oldRange = first.old.lowerBound - before..<last.old.upperBound + after
        let newRange = first.new.lowerBound - before..<last.new.upperBound + after
        text += Array("@@ -\(UnifiedDiff.place(oldRange)) +\(UnifiedDiff.place(newRange)) @@\n".utf8)
        var line = oldRange.lowerBound
        for change in changes {
            for index in line..<change.old.lowerBound { append(" ", old[index], to: &text, forTerminal) }
            for index in change.old { append("-", old[index], to: &text, forTerminal) }
            for index in change.new { append("+", new[index], to: &text, forTerminal) }
            line = change.old.upperBound
        }
        for index in line..<oldRange.upperBound { append(" ", old[index], to: &text, forTerminal) }
    }

    /// The first line from 1 and the count, or the line before where there is none.
    private static func place(_ range: Range<Int>) -> String {
        let first = range.isEmpty ? range.lowerBound : range.lowerBound + 1
        return range.count == 1 ? "\(first)" : "\(first),\(range.count)"
    }

    private func append(_ sign: Character, _ line: Line, to text: inout [UInt8], _ forTerminal: Bool) {
        let hasEnd = line.last == 0x0A
        let content = secrets.masked(Array(hasEnd ? line.dropLast() : line))
        text += String(sign).utf8
        text += forTerminal ? Array(String(decoding: content, as: UTF8.self).escapedForTerminal.utf8) : content
        text.append(0x0A)
        if !hasEnd { text += Array("\\ No newline at end of file\n".utf8) }
    }
}
