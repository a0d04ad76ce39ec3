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

    /// The keys of the last line. Lines of one log are alike, so that a key is nearly always where it was.
    package struct Memory: Sendable {
        /// By level; none where nothing is to be remembered.
        fileprivate var keys: [RememberedKeys] = []

        /// Remembers nothing.
        package init() {}

        /// Remembers the keys of a projection's lines.
        package init(_ projection: JSONProjection) { keys = projection.levels.map { _ in RememberedKeys() } }
    }

    /// Each path is the keys from the outermost object inwards, at least one. Paths differ from each other, and in no object are
    /// there more than 128 keys on them.
    package init(paths: [[String]]) {
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

    /// A value that was found: the index of its path, and its indices as written, quotes and brackets included.
    package struct Found: Equatable, Sendable {
        package var path: Int
        package var range: Range<Int>
        /// Whether it is a string with a backslash in it.
        package var hasEscapes: Bool
    }

    /// Finds the values in one JSON object with blank space around it; those of one object come in its order.
    package func project(_ bytes: Span<UInt8>, into values: inout [Found]) -> Outcome {
        var memory = Memory()
        return project(bytes, into: &values, &memory)
    }

    /// The same with the memory of the lines before.
    package func project(_ bytes: Span<UInt8>, into values: inout [Found], _ memory: inout Memory) -> Outcome {
        values.removeAll(keepingCapacity: true)
        guard UTF8Check.firstFlaw(in: bytes) == nil else { return .malformed }
        do throws(JSONScanner.Malformed) {
            var scanner = JSONScanner()
            guard try scanner.next(bytes) == .objectStart else { return .malformed }
            let isRepeated = try object(bytes, &scanner, level: 0, &values, &memory)
            return try scanner.next(bytes) != nil ? .malformed : isRepeated ? .repeated : .read
        } catch {
            return .malformed
        }
    }

    /// Reads an object whose brace was read; whether a wanted key stands in it twice. Recursion is as deep as the longest
    /// path.
    private func object(
        _ bytes: Span<UInt8>, _ scanner: inout JSONScanner, level: Int, _ values: inout [Found],
        _ memory: inout Memory
    ) throws(JSONScanner.Malformed) -> Bool {
        var isRepeated = false
        var seen: UInt128 = 0
        var number = 0
        while try scanner.next(bytes) == .key {
            let wanted = index(of: scanner, bytes, level, number: number, &memory)
            number += 1
            let token = try scanner.next(bytes)
            let start = scanner.range.lowerBound
            guard let wanted, seen & 1 << UInt128(wanted) == 0 else {
                isRepeated = isRepeated || wanted != nil
                try scanner.skip(token, bytes)
                continue
            }
            seen |= 1 << UInt128(wanted)
            let hasEscapes = token == .string && scanner.hasEscapes
            if token == .objectStart, let below = levels[level].keys[wanted].level {
                let isRepeatedBelow = try object(bytes, &scanner, level: below, &values, &memory)
                isRepeated = isRepeated || isRepeatedBelow
            } else {
                try scanner.skip(token, bytes)
            }
            if let path = levels[level].keys[wanted].path {
                values.append(Found(path: path, range: start..<scanner.range.upperBound, hasEscapes: hasEscapes))
            }
        }
        return isRepeated
    }

    /// Index in a level of the key that a scanner is at, the object's key of that number.
    private func index(
        of scanner: borrowing JSONScanner, _ bytes: Span<UInt8>, _ level: Int, number: Int, _ memory: inout Memory
    ) -> Int? {
        let range = scanner.range.lowerBound + 1..<scanner.range.upperBound - 1
        guard !scanner.hasEscapes else {
            let name = Self.decoded(bytes, range)
            return levels[level].keys.firstIndex { $0.name == name }
        }
        let key = bytes.extracting(range)
        guard level < memory.keys.count else { return index(of: key, level) }
        if let known = memory.keys[level].index(of: key, number: number) { return known < 0 ? nil : known }
        let index = index(of: key, level)
        memory.keys[level].remember(key, index ?? -1, number: number)
        return index
    }

    private func index(of key: Span<UInt8>, _ level: Int) -> Int? {
        for index in levels[level].candidates(length: key.count) {
            let name = levels[level].keys[index].name
            if name.count == key.count, !key.indices.contains(where: { key[$0] != name[$0] }) { return index }
        }
        return nil
    }

    /// A key without its escapes, which the scanner has passed.
    private static func decoded(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
        let source = range.map { bytes[$0] }
        let text = Text(bytes: source, span: SourceSpan(0, source.count))
        guard let decoded = try? JSONEscape.decode(text) else { return source }
        return Array(decoded.bytes)
    }
}

/// What the keys of an object were found to be, by their position in it.
private struct RememberedKeys: Sendable {
    private struct Key: Sendable {
        var count: UInt32
        /// -1 for a key that is not wanted.
        var index: Int32
        /// The name, in three words of which the last is filled up with zeros.
        var name: (UInt64, UInt64, UInt64)
    }

    private var keys: [Key] = []
    /// Positions and bytes beyond these are not remembered.
    private static let most = 64
    private static let longest = 24

    /// The index that a key at a position was found to have, or nil where another key or none stood there.
    @inline(__always)
    func index(of key: Span<UInt8>, number: Int) -> Int? {
        guard number < keys.count, Int(keys[number].count) == key.count else { return nil }
        let known = keys[number].name
        let name = Self.words(key)
        return known.0 == name.0 && known.1 == name.1 && known.2 == name.2 ? Int(keys[number].index) : nil
    }

    mutating func remember(_ key: Span<UInt8>, _ index: Int, number: Int) {
        guard number < Self.most, number <= keys.count else { return }
        // A longer key is as good as none: its count fits no key that is looked up.
        let count = key.count <= Self.longest ? UInt32(key.count) : .max
        let known = Key(count: count, index: Int32(index), name: Self.words(key))
        if number < keys.count { keys[number] = known } else { keys.append(known) }
    }

    /// At most 24 bytes as three words.
    @inline(__always)
    private static func words(_ key: Span<UInt8>) -> (UInt64, UInt64, UInt64) {
        (word(key, from: 0), word(key, from: 8), word(key, from: 16))
    }

    @inline(__always)
    private static func word(_ key: Span<UInt8>, from start: Int) -> UInt64 {
        if start + 8 <= key.count {
            // Eight bytes from `start` are within the span.
            return unsafe key.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self)
        }
        var word: UInt64 = 0
        var index = start
        while index < key.count {
            word = word << 8 | UInt64(key[index])
            index += 1
        }
        return word
    }
}
