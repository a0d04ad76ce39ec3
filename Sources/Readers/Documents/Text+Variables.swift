internal import SourceText

extension Text {
    /// The text with the variables in it made symbolic: `{{name}}`, `${NAME}` and `${{ name }}` anywhere, and `$NAME` where
    /// it is the whole text or, in a longer text such as a URL, in capitals. `<name>` is no variable: no tool replaces it.
    var markingVariables: Text {
        guard bytes.contains(where: { $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "{") }) else { return self }
        var marked = Text(at: span.start)
        var kept = startIndex
        var index = startIndex
        while index < endIndex {
            if let end = endOfVariable(at: index) {
                marked.append(self[kept..<index])
                marked.append(self[index..<end].asSymbolic)
                kept = end
                index = end
            } else {
                index += 1
            }
        }
        marked.append(self[kept..<endIndex])
        return marked
    }

    private func endOfVariable(at index: Int) -> Int? {
        let rest = self[index..<endIndex]
        if rest.hasPrefix("{{") { return end(of: "}}", from: index + 2) }
        guard self[index] == UInt8(ascii: "$") else { return nil }
        if rest.hasPrefix("${{") { return end(of: "}}", from: index + 3) }
        if rest.hasPrefix("${") { return end(of: "}", from: index + 2) }
        let name = rest.bytes.dropFirst().prefix { $0 == 0x5F || ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 }
        guard let first = name.first, first &- 0x30 >= 10 else { return nil }
        let isWhole = index == startIndex && name.endIndex == endIndex
        let isCapital = name.count > 1 && !name.contains { $0 &- 0x61 < 26 }
        return isWhole || isCapital ? name.endIndex : nil
    }

    /// Index behind the closing mark, which must stand on the same line with something before it.
    private func end(of mark: String, from start: Int) -> Int? {
        var index = start
        while index < endIndex, self[index] != 0x0A {
            if self[index..<endIndex].hasPrefix(mark) { return index > start ? index + mark.utf8.count : nil }
            index += 1
        }
        return nil
    }
}

extension Node {
    /// The value with the variables in its strings made symbolic; keys stay as they are.
    var markingVariables: Node {
        switch value {
        case .null, .bool, .number: self
        case .string(let text): Node(.string(text.markingVariables), span: span)
        case .list(let elements): Node(.list(elements.map(\.markingVariables)), span: span)
        case .object(let members):
            Node(
                .object(
                    members.map {
                        Member(key: $0.key, keySpan: $0.keySpan, value: $0.value.markingVariables)
                    }), span: span)
        }
    }
}
