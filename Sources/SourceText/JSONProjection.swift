/// The values at some paths of a JSON object, found in one pass that skips everything else.
///
/// This is for lines that are looked at by the million and of which few matter. For a text that is JSON the result is what
/// the tree would say. It does not check that a text is JSON: what it skips it passes by matching quotes and brackets
/// only, so `JSONScanner.accepts` or `Node(json:)` has to follow where something depends on it.
package struct JSONProjection: Sendable {
    package enum Outcome: Sendable, Equatable {
        /// The whole line was followed.
        case read
        /// A key on one of the paths stands twice in its object. The values are the first ones, as the tree's subscript
        /// finds them.
        case repeated
        /// The line could not be followed; the values found so far mean nothing.
        case malformed
    }

    private struct Key: Sendable {
        let name: [UInt8]
        /// Index of the path that ends here, or nil.
        var path: Int?
        /// Index of the level below, where a path goes on.
        var level: Int?
    }

    /// The wanted keys of each object on a path; the first level is the outermost object's.
    private var levels: [[Key]] = [[]]
    private let pathCount: Int

    /// Each path is the keys from the outermost object inwards, at least one. Paths differ from each other, and in no object are
    /// there more than 64 keys on them.
    package init(paths: [[String]]) {
        pathCount = paths.count
        for (number, path) in paths.enumerated() {
            precondition(!path.isEmpty, "a path without a key")
            var level = 0
            for (depth, name) in path.enumerated() {
                let name = Array(name.utf8)
                let index = levels[level].firstIndex { $0.name == name } ?? levels[level].endIndex
                if index == levels[level].endIndex { levels[level].append(Key(name: name)) }
                precondition(index < 64, "more than 64 keys in one object")
                if depth == path.count - 1 {
                    levels[level][index].path = number
                } else if let next = levels[level][index].level {
                    level = next
                } else {
                    levels[level][index].level = levels.count
                    level = levels.count
                    levels.append([])
                }
            }
        }
    }

    /// Finds the values in one JSON object with blank space around it. `values` gets one element for each path: the indices of
    /// the value as written, quotes and brackets included, or nil where it is absent.
    package func project(_ bytes: Span<UInt8>, into values: inout [Range<Int>?]) -> Outcome {
        values.removeAll(keepingCapacity: true)
        for _ in 0..<pathCount { values.append(nil) }
        var cursor = JSONCursor()
        cursor.skipSpace(bytes)
        var isRepeated = false
        guard cursor.position < bytes.count, bytes[cursor.position] == 0x7B,
            object(bytes, &cursor, level: 0, &values, &isRepeated)
        else { return .malformed }
        cursor.skipSpace(bytes)
        guard cursor.position == bytes.count else { return .malformed }
        return isRepeated ? .repeated : .read
    }

    /// Reads the object whose brace is here; false where it cannot be followed. Recursion is as deep as the longest path.
    private func object(
        _ bytes: Span<UInt8>, _ cursor: inout JSONCursor, level: Int, _ values: inout [Range<Int>?],
        _ isRepeated: inout Bool
    ) -> Bool {
        var seen: UInt64 = 0
        cursor.position += 1
        cursor.skipSpace(bytes)
        if cursor.skip(0x7D, bytes) { return true }
        while true {
            guard let name = cursor.key(bytes) else { return false }
            let start = cursor.position
            let wanted = index(of: name, bytes, level)
            if let wanted {
                let bit: UInt64 = 1 << UInt64(wanted)
                if seen & bit != 0 { isRepeated = true }
                let isFirst = seen & bit == 0
                seen |= bit
                let key = levels[level][wanted]
                if isFirst, let below = key.level, start < bytes.count, bytes[start] == 0x7B {
                    guard object(bytes, &cursor, level: below, &values, &isRepeated) else { return false }
                } else {
                    guard cursor.skipValue(bytes) else { return false }
                }
                if isFirst, let path = key.path { values[path] = start..<cursor.position }
            } else {
                guard cursor.skipValue(bytes) else { return false }
            }
            cursor.skipSpace(bytes)
            if cursor.skip(0x7D, bytes) { return true }
            guard cursor.skip(0x2C, bytes) else { return false }
            cursor.skipSpace(bytes)
        }
    }

    /// Index in a level of the key whose name stands at these indices.
    private func index(of name: JSONCursor.Name, _ bytes: Span<UInt8>, _ level: Int) -> Int? {
        guard !name.hasEscapes else {
            let decoded = name.decoded(bytes)
            return levels[level].firstIndex { $0.name == decoded }
        }
        let range = name.range
        return levels[level].firstIndex { key in
            guard key.name.count == range.count else { return false }
            for offset in 0..<range.count where bytes[range.lowerBound + offset] != key.name[offset] { return false }
            return true
        }
    }
}
