/// The values at some paths of a JSON object, found in one pass that builds nothing.
///
/// This is for lines that are looked at by the million and of which few matter. It reads exactly what `Node(json:)` reads and
/// finds what the tree has there, at some 20 times the speed.
package struct JSONProjection: Sendable {
    package enum Outcome: Sendable, Equatable {
        case read
        /// A key on one of the paths stands twice in its object. The values are the first ones, as the tree's subscript
        /// finds them.
        case repeated
        /// The line is not JSON, or no object; the values found so far mean nothing.
        case malformed
    }

    private struct Key: Sendable {
        let name: [UInt8]
        /// Index of the path that ends here, or nil.
        var path: Int?
        /// Index of the level below, where a path goes on.
        var level: Int?
    }

    /// The wanted keys of one object, by the length of their names: most keys of a line are told apart by that alone.
    private struct Level: Sendable {
        private(set) var keys: [Key]
        /// Where the keys of each length begin; the last length stands for all that are longer too.
        private var starts: [Int]

        init(_ keys: [Key]) {
            self.keys = keys.sorted { $0.name.count < $1.name.count }
            starts = []
            for length in 0...Level.longest + 1 {
                starts.append(self.keys.firstIndex { $0.name.count >= length } ?? keys.count)
            }
            starts[Level.longest + 1] = keys.count
        }

        private static let longest = 31

        /// Indices of the keys that may have a name of that length.
        func candidates(length: Int) -> Range<Int> {
            let length = min(length, Level.longest)
            return starts[length]..<starts[length + 1]
        }
    }

    /// The wanted keys of each object on a path; the first level is the outermost object's.
    private let levels: [Level]
    private let pathCount: Int

    /// Each path is the keys from the outermost object inwards, at least one. Paths differ from each other, and in no object are
    /// there more than 128 keys on them.
    package init(paths: [[String]]) {
        pathCount = paths.count
        var levels: [[Key]] = [[]]
        for (number, path) in paths.enumerated() {
            precondition(!path.isEmpty, "a path without a key")
            var level = 0
            for (depth, name) in path.enumerated() {
                let name = Array(name.utf8)
                let index = levels[level].firstIndex { $0.name == name } ?? levels[level].endIndex
                if index == levels[level].endIndex { levels[level].append(Key(name: name)) }
                precondition(index < 128, "more than 128 keys in one object")
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
        self.levels = levels.map(Level.init)
    }

    /// Finds the values in one JSON object with blank space around it. `values` gets one element for each path: the indices of
    /// the value as written, quotes and brackets included, or nil where it is absent.
    package func project(_ bytes: Span<UInt8>, into values: inout [Range<Int>?]) -> Outcome {
        values.removeAll(keepingCapacity: true)
        for _ in 0..<pathCount { values.append(nil) }
        guard UTF8Check.firstFlaw(in: bytes) == nil else { return .malformed }
        do throws(JSONScanner.Malformed) {
            var scanner = JSONScanner()
            guard try scanner.next(bytes) == .objectStart else { return .malformed }
            let isRepeated = try object(bytes, &scanner, level: 0, &values)
            return try scanner.next(bytes) != nil ? .malformed : isRepeated ? .repeated : .read
        } catch {
            return .malformed
        }
    }

    /// Reads an object whose brace was read; whether a wanted key stands in it twice. Recursion is as deep as the longest
    /// path.
    private func object(
        _ bytes: Span<UInt8>, _ scanner: inout JSONScanner, level: Int, _ values: inout [Range<Int>?]
    ) throws(JSONScanner.Malformed) -> Bool {
        var isRepeated = false
        var seen: UInt128 = 0
        while try scanner.next(bytes) == .key {
            let wanted = index(of: scanner, bytes, level)
            let token = try scanner.next(bytes)
            let start = scanner.range.lowerBound
            guard let wanted, seen & 1 &<< UInt128(wanted) == 0 else {
                isRepeated = isRepeated || wanted != nil
                try scanner.skip(token, bytes)
                continue
            }
            seen |= 1 &<< UInt128(wanted)
            let key = levels[level].keys[wanted]
            if let below = key.level, token == .objectStart {
                let isRepeatedBelow = try object(bytes, &scanner, level: below, &values)
                isRepeated = isRepeated || isRepeatedBelow
            } else {
                try scanner.skip(token, bytes)
            }
            if let path = key.path { values[path] = start..<scanner.range.upperBound }
        }
        return isRepeated
    }

    /// Index in a level of the key that a scanner is at.
    private func index(of scanner: borrowing JSONScanner, _ bytes: Span<UInt8>, _ level: Int) -> Int? {
        let range = scanner.range.lowerBound + 1..<scanner.range.upperBound - 1
        guard !scanner.hasEscapes else {
            let name = Self.decoded(bytes, range)
            return levels[level].keys.firstIndex { $0.name == name }
        }
        for index in levels[level].candidates(length: range.count)
        where Self.isName(levels[level].keys[index].name, bytes, range) {
            return index
        }
        return nil
    }

    private static func isName(_ name: [UInt8], _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard name.count == range.count else { return false }
        for offset in name.indices where bytes[range.lowerBound + offset] != name[offset] { return false }
        return true
    }

    /// A key without its escapes, which the scanner has passed.
    private static func decoded(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
        let source = range.map { bytes[$0] }
        let text = Text(bytes: source, span: SourceSpan(0, source.count))
        guard let decoded = try? JSONEscape.decode(text) else { return source }
        return Array(decoded.bytes)
    }
}
