/// Rows under each other in columns, for a terminal.
struct TextTable {
    struct Column {
        /// Where all titles are empty there is no line of them.
        var title = ""
        var isNumber = false
        /// Whether the end is what must be seen: `file:line`.
        var isPlace = false
    }

    private let columns: [Column]
    private let rows: [[String]]

    /// Cells of a column at the most, but for the last, and those that it has however narrow the terminal is.
    private static let widest = 40
    private static let narrowest = 12
    private static let gap = "  "

    /// Cells are shown escaped, and an empty one as a dash. A column with nothing in it is left out.
    init(_ columns: [Column], _ rows: [[String]]) {
        let kept = columns.indices.filter { column in rows.contains { !$0[column].isEmpty } }
        self.columns = kept.map { columns[$0] }
        self.rows = rows.map { row in kept.map { row[$0].isEmpty ? "-" : row[$0].escapedForTerminal } }
    }

    /// Titles and rows, each indented and with its line end. Where they would be wider than so many cells, what stands in
    /// the widest columns is cut.
    func text(width: Int) -> String {
        let titles = columns.map(\.title)
        let lines = (titles.allSatisfy(\.isEmpty) ? [] : [titles]) + rows
        let widths = widths(of: lines, within: width)
        return lines.map { line in
            var text = ""
            for (index, column) in columns.enumerated() {
                let whole = line[index]
                let cell = column.isPlace ? whole.cutBefore(toCells: widths[index]) : whole.cut(toCells: widths[index])
                let padding = String(repeating: " ", count: max(widths[index] - cell.cells, 0))
                let isLast = index == columns.count - 1
                text += Self.gap + (column.isNumber ? padding + cell : isLast ? cell : cell + padding)
            }
            return text.cut(toCells: width) + "\n"
        }.joined()
    }

    private func widths(of lines: [[String]], within width: Int) -> [Int] {
        var widths = columns.indices.map { column in
            let limit = column == columns.count - 1 ? width : Self.widest
            return min(lines.map { $0[column].cells }.max() ?? 0, limit)
        }
        var excess = widths.reduce(0) { $0 + $1 + Self.gap.utf8.count } - width
        while excess > 0, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
            widths[widest] > Self.narrowest
        {
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }
}
