import SourceText
import Testing

/// The tree, the scanner and the projection, held to json-c.
struct JSONDifferentialTests {
    @Test func `the corpus is worth its name`() {
        #expect(JSONCorpus.texts.count >= 150)
        let accepted = JSONCorpus.texts.count { JSONCTree($0) != nil }
        #expect(accepted >= 150 && JSONCorpus.texts.count - accepted >= 150)
    }

    @Test func `on the corpus, tree and scanner say what json-c says`() {
        for text in JSONCorpus.texts { compare(text) }
    }

    @Test func `on mutations of the corpus too`() {
        var random = SplitMix(state: 20_261_123)
        let pieces: [[UInt8]] = [
            #"""#, "\\", "{", "}", "[", "]", ",", ":", "'", "0", "-", ".", "e", " ", "\n", "\0", "\\u", "\\ud83d",
            "null", "é",
        ]
        .map { Array($0.utf8) }
        for _ in 0..<12_000 {
            var text = JSONCorpus.texts[random.below(JSONCorpus.texts.count)]
            for _ in 0...random.below(3) {
                let place = random.below(text.count + 1)
                switch random.below(4) {
                case 0: text.insert(contentsOf: pieces[random.below(pieces.count)], at: place)
                case 1 where place < text.count: text.remove(at: place)
                case 2 where place < text.count: text[place] = UInt8(random.below(256))
                default:
                    let other = JSONCorpus.texts[random.below(JSONCorpus.texts.count)]
                    text.insert(contentsOf: other.prefix(random.below(other.count + 1)), at: place)
                }
            }
            compare(text)
        }
    }

    /// Everything that must hold of one text.
    private func compare(_ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) {
        let file = SourceFile(name: "test", bytes: bytes)
        let body = Array(file.text.bytes)
        let source = Testing.Comment(rawValue: file.string(SourceSpan(0, bytes.count)).debugDescription)
        let isUTF8 = String(validating: body, as: UTF8.self) != nil
        // A second byte order mark is json-c's to refuse.
        let accepted = isUTF8 && JSONCTree(body) != nil

        #expect(JSONScanner.accepts(body.span) == accepted, source, sourceLocation: sourceLocation)
        do throws(SyntaxError) {
            let node = try Node(json: Text(bytes: bytes, span: SourceSpan(0, bytes.count)))
            #expect(accepted, source, sourceLocation: sourceLocation)
            guard let tree = JSONCTree(body) else { return }
            let difference = tree.difference(from: node)
            #expect(difference == nil, source, sourceLocation: sourceLocation)
            checkSpans(node, in: file, source)
            checkProjection(node, in: file, source)
        } catch {
            #expect(!accepted, source, sourceLocation: sourceLocation)
            #expect(error.span.start <= bytes.count && error.span.end <= bytes.count, source)
        }
    }

    /// At each span stands the value itself: json-c reads the same from the bytes there.
    private func checkSpans(_ node: Node, in file: SourceFile, _ source: Testing.Comment) {
        #expect(reads(file.bytes[node.span.start..<node.span.end], as: node), source)
        if let text = node.text { #expect(text.hasTruePlaces(in: file), source) }
        for element in node.elements ?? [] { checkSpans(element, in: file, source) }
        for member in node.members ?? [] {
            let object = Array("{".utf8) + file.bytes[member.keySpan.start..<member.keySpan.end] + Array(":0}".utf8)
            let zero = Node(.number(Text("0", decodedFrom: member.keySpan)), span: member.keySpan)
            let known = Node.Member(key: member.key, keySpan: member.keySpan, value: zero)
            #expect(reads(object, as: Node(.object([known]), span: node.span)), source)
            checkSpans(member.value, in: file, source)
        }
    }

    private func reads(_ bytes: some Collection<UInt8>, as node: Node) -> Bool {
        guard let tree = JSONCTree(bytes) else { return false }
        return tree.difference(from: node) == nil
    }

    /// The projection of all paths of one and two keys finds what the tree has there.
    private func checkProjection(_ node: Node, in file: SourceFile, _ source: Testing.Comment) {
        guard let members = node.members else { return }
        let names = Set(members.map(\.key.string)).sorted().prefix(30)
        var paths: [[String]] = names.map { [$0] } + [["absent"], ["absent", "too"]]
        for name in names { paths += Set((node[name]?.members ?? []).map(\.key.string)).prefix(30).map { [name, $0] } }
        var values: [JSONProjection.Found] = []
        let projection = JSONProjection(paths: paths)
        var memory = JSONProjection.Memory(projection)
        // It remembers the keys of a line for the next: that of another line, and of the same one, must not mislead it.
        for line in [Array(#"{"absent": {"too": 1}, "other": 2}"#.utf8), Array(file.text.bytes)] {
            _ = projection.project(line.span, into: &values, &memory)
        }
        let outcome = projection.project(
            file.bytes.span.extracting(file.byteOrderMarkLength...), into: &values, &memory)

        #expect(outcome != .malformed, source)
        var isRepeated = false
        for (index, path) in paths.enumerated() {
            let value = values.first { $0.path == index }?.range
            var known: Node? = node
            for name in path {
                isRepeated = isRepeated || (known?.members ?? []).count { $0.key == name } > 1
                known = known?[name]
            }
            let start = file.byteOrderMarkLength
            #expect(value.map { SourceSpan($0.lowerBound + start, $0.upperBound + start) } == known?.span, source)
        }
        #expect((outcome == .repeated) == isRepeated, source)
    }
}

/// Steele, Lea and Flood's SplitMix64, so that a failing seed fails again.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ limit: Int) -> Int {
        Int(next() % UInt64(limit))
    }
}
