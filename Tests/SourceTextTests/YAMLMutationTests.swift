import SourceText
import Testing

/// Whatever is done to a YAML text, reading it ends with a located error or with trees whose places are true.
struct YAMLMutationTests {
    private static let texts = [
        "a: 1\nb: [x, 'y''z', \"q\\u00e9\\n\\\n  r\"]\n",
        "run: |\n  curl -d 'x=1' \\\n    https://h/\n\n  echo é\n- b\n",
        "a: |2+\n    x\n\n   y\n\nb: >-\n\n  f\n  g\n\n\n    h\n   i\n  j\n",
        "- &a {k: v, l: [1, 2]}\n- *a\n- <<: *a\n  m: !!str 3\n",
        "a: |\r\n  x\r\n  y\r\nb: >\r\n  x\r\n  y\r\n", "a: |\r  x\r  y\rb: z\r",
        "? |\n  key\n: - one\n  - two\n? [a, b]\n: {c: d}\n",
        "%YAML 1.2\n---\na\n...\n---\n\"b\n\n  c\"\n--- >+\n d\n\n", "a: x\n  y # c\n# d\nb: 'x\n\n  y '\n",
        "a:   >2-\n    é\u{2028}ü\n   \tz\n  \u{85}w\n",
        "é: \"\\x41\\U0001F600\\N\\_\\L\\P\\0\\a\\b\\e\\v\\f\\/\\ \\\t\"\n", "\u{FEFF}a: |-\n  \n   \n  x  \n  \n",
        "a: >\n  x \n  y\t\n   z\n", "a: >-\n\tx\n", "- - - a\n    - b\n  - |\n   c\n",
    ]

    @Test func `texts and their mutations`() {
        for text in Self.texts { check(Array(text.utf8)) }
        var random = SplitMix(state: 7)
        let pieces = [
            "\n", "\r\n", "\r", " ", "  ", "\t", "- ", ": ", "|", ">", "'", "\"", "\\", "#", "&a ", "*a", "<<: ", "é",
            "\u{85}", "\0", "[", "}", "x", "---\n",
        ]
        .map { Array($0.utf8) }
        for _ in 0..<8_000 {
            var text = Array(Self.texts[random.below(Self.texts.count)].utf8)
            for _ in 0...random.below(4) {
                let place = random.below(text.count + 1)
                switch random.below(5) {
                case 0, 1: text.insert(contentsOf: pieces[random.below(pieces.count)], at: place)
                case 2 where place < text.count: text.remove(at: place)
                case 3 where place < text.count: text[place] = UInt8(random.below(256))
                default: text.removeSubrange(place..<min(text.count, place + random.below(9)))
                }
            }
            check(text)
        }
    }

    private func check(_ bytes: [UInt8]) {
        let file = SourceFile(name: "test", bytes: bytes)
        let source = Testing.Comment(rawValue: file.string(SourceSpan(0, bytes.count)).debugDescription)
        do throws(SyntaxError) {
            for node in try Node.yamlDocuments(file.text) { check(node, in: file, source) }
        } catch {
            #expect(error.span.start <= error.span.end && error.span.end <= bytes.count, source)
        }
    }

    private func check(_ node: Node, in file: SourceFile, _ source: Testing.Comment) {
        #expect(node.span.start <= node.span.end && node.span.end <= file.bytes.count, source)
        if let text = node.text { #expect(text.hasTruePlaces(in: file), source) }
        for element in node.elements ?? [] { check(element, in: file, source) }
        for member in node.members ?? [] {
            #expect(member.key.hasTruePlaces(in: file), source)
            check(member.value, in: file, source)
        }
    }
}

extension Text {
    /// Whether each verbatim byte is the file's byte at its place, and no place lies before the one before it.
    func hasTruePlaces(in file: SourceFile) -> Bool {
        var end = 0
        for run in runs.indices {
            let first = max(runs[run].start, startIndex)
            let last = run + 1 < runs.endIndex ? runs[run + 1].start : endIndex
            let span = self[first..<last].span
            guard span.start >= end, span.end >= span.start, span.end <= file.bytes.count else { return false }
            end = span.end
            if runs[run].kind == .verbatim, bytes[first..<last] != file.bytes[span.start..<span.end] { return false }
        }
        return true
    }
}
