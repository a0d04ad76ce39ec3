extension CELError {
    /// `line 1, column 5: what is wrong`, then the line of the source, then carets under the place.
    public func rendered(in source: String) -> String {
        let bytes = Array(source.utf8)
        let start = min(range.lowerBound, bytes.count)
        let newline = UInt8(ascii: "\n")
        let lineStart = bytes[..<start].lastIndex(of: newline).map { $0 + 1 } ?? 0
        let lineEnd = bytes[start...].firstIndex(of: newline) ?? bytes.count
        let line = bytes[..<start].count { $0 == newline } + 1
        let before = String(decoding: bytes[lineStart..<start], as: UTF8.self)
        let marked = String(decoding: bytes[start..<max(start, min(range.upperBound, lineEnd))], as: UTF8.self)
        let column = before.unicodeScalars.count + 1
        let indent = String(before.map { $0 == "\t" ? "\t" : " " })
        let carets = String(repeating: "^", count: max(1, marked.count))
        return """
            line \(line), column \(column): \(description)
            \(String(decoding: bytes[lineStart..<lineEnd], as: UTF8.self))
            \(indent)\(carets)
            """
    }
}
