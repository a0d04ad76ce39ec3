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
        guard self[index] == UInt8(ascii: "$") || self[index] == UInt8(ascii: "{") else { return nil }
        let rest = self[index..<min(endIndex, index + Text.longestVariable)]
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
        let rest = bytes[start..<max(start, min(endIndex, start + Text.longestVariable))].prefix { $0 != 0x0A }
        for index in rest.indices where bytes[index..<endIndex].starts(with: mark.utf8) {
            return index > start ? index + mark.utf8.count : nil
        }
        return nil
    }

    /// A mark that is not closed within so many bytes opens no variable, so that a text full of them is read in time.
    private static let longestVariable = 256
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
