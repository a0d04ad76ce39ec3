internal import SourceText

/// The ways to take an argument out of its file with what goes with it: an ampersand, a comma, its line, its option.
/// The first that reads as wanted counts.
struct ArgumentRemoval {
    private let bytes: [UInt8]
    private let whole: SourceSpan
    private(set) var spans: [SourceSpan] = []

    init(of writing: ArgumentWriting, in bytes: [UInt8]) {
        self.bytes = bytes
        whole = writing.whole
        switch writing.shape {
        case .pair: takePair()
        case .member, .entry: takeElement()
        case .line: takeLine()
        case .apart: break
        }
    }

    /// The spans to delete for an element of a list, or a member of an object.
    static func ofElement(_ whole: SourceSpan, in bytes: [UInt8]) -> SourceSpan? {
        let comma = bytes.skippingSpace(from: whole.end)
        if bytes.has(",", at: comma) { return SourceSpan(whole.start, bytes.skippingSpace(from: comma + 1)) }
        let before = bytes.skippingSpace(before: whole.start)
        return bytes.has(",", at: before - 1) ? SourceSpan(before - 1, whole.end) : nil
    }

    private mutating func takeElement() { spans.append(ArgumentRemoval.ofElement(whole, in: bytes) ?? whole) }

    // MARK: Pairs

    private static let separators = ["&", "\\&", "\\u0026"]

    private mutating func takePair() {
        if let next = behindSeparator() { spans.append(SourceSpan(whole.start, next)) }
        if let previous = beforeSeparator() { spans.append(SourceSpan(previous, whole.end)) }
        if let option = CurlOptionSpan(of: whole, in: bytes) { spans.append(option.withSpace) }
        if bytes.has("?", at: whole.start - 1) { spans.append(SourceSpan(whole.start - 1, whole.end)) }
    }

    /// Where the next pair begins. Space around the separator goes with it where it holds a line end: a client takes it out.
    private func behindSeparator() -> Int? {
        let start = ArgumentRemoval.end(ofSpace: bytes.skippingSpace(from: whole.end), from: whole.end, bytes)
        for separator in Self.separators where bytes.has(separator, at: start) {
            let end = start + separator.utf8.count
            return ArgumentRemoval.end(ofSpace: bytes.skippingSpace(from: end), from: end, bytes)
        }
        return nil
    }

    private static func end(ofSpace end: Int, from start: Int, _ bytes: [UInt8]) -> Int {
        bytes[start..<end].contains(0x0A) ? end : start
    }

    /// Where the pair before this one ends.
    private func beforeSeparator() -> Int? {
        var end = bytes.skippingSpace(before: whole.start)
        if !bytes[end..<whole.start].contains(0x0A) { end = whole.start }
        for separator in Self.separators.reversed() {
            let start = end - separator.utf8.count
            guard bytes.has(separator, at: start) else { continue }
            let previous = bytes.skippingSpace(before: start)
            return bytes[previous..<start].contains(0x0A) ? previous : start
        }
        return nil
    }

    // MARK: Lines

    /// A mapping entry of YAML's block style: its lines, or where it stands behind a dash, all up to the next entry.
    private mutating func takeLine() {
        let lineStart = bytes.startOfLine(whole.start)
        let lineEnd = bytes.endOfLine(whole.end)
        let indent = bytes[lineStart..<whole.start]
        if indent.allSatisfy({ $0 == 0x20 }) {
            let next = bytes.skippingLineEnd(at: lineEnd)
            if next > lineEnd {
                spans.append(SourceSpan(lineStart, next))
            } else if lineStart > 0 {
                spans.append(SourceSpan(endOfLineBefore(lineStart), lineEnd))
            }
        } else {
            let next = bytes.skippingSpace(from: lineEnd)
            guard next < bytes.count, next - bytes.startOfLine(next) == indent.count else { return }
            spans.append(SourceSpan(whole.start, next))
        }
    }

    private func endOfLineBefore(_ lineStart: Int) -> Int {
        bytes.has([0x0D, 0x0A], at: lineStart - 2) ? lineStart - 2 : lineStart - 1
    }
}
