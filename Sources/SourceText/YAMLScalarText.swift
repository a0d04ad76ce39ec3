/// Where the bytes of a YAML scalar's value stand in the file.
///
/// libyaml says what the value is; this says where. It reads the scalar's source again, style by style, and its result
/// counts only where it is libyaml's value byte for byte. Otherwise the whole scalar is one decoded run.
struct YAMLScalarText {
    private let text: Text

    init(_ text: Text) {
        self.text = text
    }

    /// The value of a scalar event, whose content stands at these indices, quotes and block header included.
    func value(
        _ event: borrowing YAMLEvent, _ style: YAMLEvent.Style, at range: Range<Int>, _ budget: inout RunBudget
    ) -> Text {
        let isQuoted = style == .singleQuoted || style == .doubleQuoted
        guard !isQuoted || range.count >= 2 else { return unmapped(event, range) }
        let inner = isQuoted ? range.lowerBound + 1..<range.upperBound - 1 : range
        let piece = text[inner]
        // Most plain and quoted scalars are a piece of the file.
        if event.hasValue(piece.bytes) { return piece }
        let runs = piece.bytes.count { YAMLLine.isBreak($0) || (isQuoted && ($0 == 0x5C || $0 == 0x27)) }
        guard budget.take(runs) else { return unmapped(event, range) }
        let mapped =
            switch style {
            case .plain, .singleQuoted, .doubleQuoted: decoded(inner, style)
            case .literal: YAMLBlockText(text, value: event.value).literal(range)
            case .folded: YAMLBlockText(text, value: event.value).folded(range)
            }
        return event.hasValue(mapped.bytes) ? mapped : unmapped(event, range)
    }

    private func unmapped(_ event: borrowing YAMLEvent, _ range: Range<Int>) -> Text {
        let span = text.span(of: range)
        var value = Text(at: span.start)
        value.append(event.value, .decoded, from: span)
        return value
    }

    private func decoded(_ range: Range<Int>, _ style: YAMLEvent.Style) -> Text {
        var decoded = Text(at: text.span(of: range).start)
        var kept = range.lowerBound
        var index = range.lowerBound
        while index < range.upperBound {
            guard let (bytes, end) = replacement(at: index, range.upperBound, style) else {
                index = skipBlanks(from: index, to: range.upperBound, atLeast: 1)
                continue
            }
            decoded.append(text[kept..<index])
            decoded.append(bytes, .decoded, from: text.span(of: index..<end))
            index = end
            kept = end
        }
        decoded.append(text[kept..<range.upperBound])
        return decoded
    }

    /// What stands at an index for other bytes: a folded line end, a doubled quote, an escape. With the index after it.
    private func replacement(at index: Int, _ limit: Int, _ style: YAMLEvent.Style) -> ([UInt8], Int)? {
        let lineEnd = skipBlanks(from: index, to: limit, atLeast: 0)
        if lineEnd < limit, YAMLLine.isBreak(text[lineEnd]) {
            let (breaks, end) = skipBreaks(from: lineEnd, to: limit)
            return (breaks == 1 ? [0x20] : Array(repeating: 0x0A, count: breaks - 1), end)
        }
        let next = index + 1 < limit ? text[index + 1] : nil
        switch (style, text[index]) {
        case (.singleQuoted, 0x27): return next == 0x27 ? ([0x27], index + 2) : nil
        case (.doubleQuoted, 0x5C):
            guard let next else { return nil }
            if YAMLLine.isBreak(next) {
                let (breaks, end) = skipBreaks(from: index + 1, to: limit)
                return (Array(repeating: 0x0A, count: breaks - 1), end)
            }
            return YAMLEscape.value(text, at: index, limit)
        default: return nil
        }
    }

    private func skipBlanks(from start: Int, to limit: Int, atLeast minimum: Int) -> Int {
        var index = start
        while index < limit, text[index] == 0x20 || text[index] == 0x09 { index += 1 }
        return max(index, start + minimum)
    }

    /// Past line ends and the blank space around them; how many line ends there were.
    private func skipBreaks(from start: Int, to limit: Int) -> (count: Int, end: Int) {
        var count = 0
        var index = start
        while index < limit, YAMLLine.isBreak(text[index]) {
            count += 1
            index = skipBlanks(from: YAMLLine.skipBreak(text, from: index, to: limit), to: limit, atLeast: 0)
        }
        return (count, index)
    }
}
