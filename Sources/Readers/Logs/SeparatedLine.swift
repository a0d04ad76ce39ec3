internal import SourceText

/// The cells of one record of a table: CSV by RFC 4180, or TSV. Quoted cells may hold separators, line ends and doubled
/// quotes.
struct SeparatedLine {
    private(set) var cells: [Text] = []

    init(_ line: Text, separator: UInt8) {
        var index = line.startIndex
        while true {
            let start = index
            if index < line.endIndex, line[index] == UInt8(ascii: "\"") {
                let end = SeparatedLine.closingQuote(in: line, from: index + 1)
                cells.append(SeparatedLine.undoubled(line[index + 1..<end]))
                index = line.unfilteredIndex(of: separator, from: min(end + 1, line.endIndex)) ?? line.endIndex
            } else {
                index = line.unfilteredIndex(of: separator, from: start) ?? line.endIndex
                cells.append(line[start..<index])
            }
            guard index < line.endIndex else { return }
            index += 1
        }
    }

    /// Index of the quote that ends a cell, or the line's end where it is cut.
    private static func closingQuote(in line: Text, from start: Int) -> Int {
        var index = start
        while let quote = line.unfilteredIndex(of: UInt8(ascii: "\""), from: index) {
            guard quote + 1 < line.endIndex, line[quote + 1] == UInt8(ascii: "\"") else { return quote }
            index = quote + 2
        }
        return line.endIndex
    }

    private static func undoubled(_ cell: Text) -> Text {
        LogEscape.decode(cell, mark: UInt8(ascii: "\"")) { text, index in
            index + 1 < text.endIndex && text[index + 1] == UInt8(ascii: "\"") ? (UInt8(ascii: "\""), index + 2) : nil
        }
    }
}
