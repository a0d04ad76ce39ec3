internal import SourceText

/// Walks the fields of a line that are separated by spaces; a field in quotes may hold spaces and escapes.
struct QuotedFields {
    struct Field {
        /// Without quotes and escapes.
        var text: Text
        var isQuoted: Bool
    }

    private let line: Text
    /// Index where the next field begins, or blank space before it.
    private(set) var index: Int

    init(_ line: Text, from index: Int) {
        self.line = line
        self.index = index
    }

    /// Nil at the end of the line, and where a quote is not closed.
    mutating func next() -> Field? {
        while index < line.endIndex, line[index] == 0x20 { index += 1 }
        guard index < line.endIndex else { return nil }
        guard line[index] == UInt8(ascii: "\"") else {
            let start = index
            index = line.unfilteredIndex(of: 0x20, from: start) ?? line.endIndex
            return Field(text: line[start..<index], isQuoted: false)
        }
        let start = index + 1
        guard let end = closingQuote(from: start) else {
            index = line.endIndex
            return nil
        }
        index = end + 1
        return Field(text: LogEscape.unescaped(line[start..<end]), isQuoted: true)
    }

    /// Whether what comes next begins with a quote that nothing closes: the line was cut.
    var isCut: Bool {
        var start = index
        while start < line.endIndex, line[start] == 0x20 { start += 1 }
        return start < line.endIndex && line[start] == UInt8(ascii: "\"") && closingQuote(from: start + 1) == nil
    }

    private func closingQuote(from start: Int) -> Int? {
        var from = start
        while let quote = line.unfilteredIndex(of: UInt8(ascii: "\""), from: from) {
            var slashes = 0
            while quote - slashes > start, line[quote - slashes - 1] == UInt8(ascii: "\\") { slashes += 1 }
            if slashes % 2 == 0 { return quote }
            from = quote + 1
        }
        return nil
    }
}
