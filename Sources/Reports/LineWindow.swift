internal import Policy
internal import SourceText

/// The part of a line around a place that could be shown of it, with the part that is marked.
struct LineWindow {
    private let bytes: [UInt8]
    private let line: SourceSpan
    /// The bytes of the part.
    private let span: SourceSpan
    /// Which of the part's characters are marked; empty for a place between two of them.
    let marked: Range<Int>

    var isCutBefore: Bool { span.start > line.start }
    var isCutAfter: Bool { span.end < line.end }

    /// Takes so many characters before the mark's beginning and as many from it on.
    init(_ file: SourceFile, line number: Int, marking mark: SourceSpan, reach: Int) {
        bytes = file.bytes
        line = file.spanOfLine(number)
        let start = Self.markStart(mark, in: line, of: bytes, reach: reach)
        let end = min(max(mark.end, start), line.end)

        var low = start
        var before = 0
        while before < reach, low > line.start {
            low -= DecodedScalar(in: bytes, endingAt: low, from: line.start).count
            before += 1
        }
        var high = start
        var after = 0
        var markedCount = 0
        while after < reach, high < line.end {
            high += DecodedScalar(in: bytes, at: high, before: line.end).count
            after += 1
            if high <= end { markedCount = after }
        }
        span = SourceSpan(low, high)
        marked = before..<before + markedCount
    }

    /// Where the mark begins in the line: in a line that it runs into from above, at the first that is not blank.
    private static func markStart(_ mark: SourceSpan, in line: SourceSpan, of bytes: [UInt8], reach: Int) -> Int {
        guard mark.start < line.start else { return min(mark.start, line.end) }
        let indentation = bytes[line.start..<line.end].prefix(reach).prefix { $0 == 0x20 || $0 == 0x09 }
        return indentation.endIndex < mark.end ? indentation.endIndex : line.start
    }

    /// The part's characters. A secret that reaches past the part's ends by no more than the margin is masked too.
    func glyphs(hiding secrets: Secrets, margin: Int) -> [Glyph] {
        guard !secrets.isEmpty else { return glyphs(of: Array(bytes[span.start..<span.end])) }
        let wide = SourceSpan(
            characterStart(max(line.start, span.start - margin)), characterStart(min(line.end, span.end + margin)))
        let skipped = count(SourceSpan(wide.start, span.start))
        let masked = glyphs(of: secrets.masked(Array(bytes[wide.start..<wide.end])))
        return Array(masked.dropFirst(skipped).prefix(count(span)))
    }

    private func glyphs(of bytes: [UInt8]) -> [Glyph] {
        var glyphs: [Glyph] = []
        var index = 0
        while index < bytes.count {
            let decoded = DecodedScalar(in: bytes, at: index, before: bytes.count)
            glyphs.append(Glyph(decoded.scalar))
            index += decoded.count
        }
        return glyphs
    }

    private func count(_ span: SourceSpan) -> Int {
        var count = 0
        var index = span.start
        while index < span.end {
            index += DecodedScalar(in: bytes, at: index, before: span.end).count
            count += 1
        }
        return count
    }

    /// Where the character begins that holds an offset.
    private func characterStart(_ offset: Int) -> Int {
        var start = offset
        while start > line.start, start < line.end, offset - start < 3, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return start
    }
}
