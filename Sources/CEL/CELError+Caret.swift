extension CELError {
    /// `line 1, column 5: what is wrong`, then the line of the source, then carets under the place. Of a long line, the
    /// part around the place is shown.
    public func rendered(in source: String) -> String {
        let bytes = Array(source.utf8)
        let start = min(range.lowerBound, bytes.count)
        let newline = UInt8(ascii: "\n")
        let lineStart = bytes[..<start].lastIndex(of: newline).map { $0 + 1 } ?? 0
        let lineEnd = bytes[start...].firstIndex(of: newline) ?? bytes.count
        let line = bytes[..<start].count { $0 == newline } + 1
        let before = String(decoding: bytes[lineStart..<start], as: UTF8.self)
        let shownBefore = before.suffix(Self.excerptWidth)
        let markedEnd = max(start, min(range.upperBound, lineEnd))
        let marked = String(decoding: bytes[start..<markedEnd], as: UTF8.self).prefix(Self.excerptWidth)
        let rest = String(decoding: bytes[start..<lineEnd], as: UTF8.self).prefix(2 * Self.excerptWidth)
        let indent = String(shownBefore.map { $0 == "\t" ? "\t" : " " })
        return """
            line \(line), column \(before.unicodeScalars.count + 1): \(description)
            \(shownBefore)\(rest)
            \(indent)\(String(repeating: "^", count: max(1, marked.count)))
            """
    }

    /// Characters shown before the place, and marked at most.
    private static let excerptWidth = 80
}
