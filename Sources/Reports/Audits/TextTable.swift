/// Rows under each other in columns, for a terminal.
struct TextTable {
    struct Column {
        let title: String
        var isNumber = false
    }

    private let columns: [Column]
    private let rows: [[String]]

    /// Cells of a column at the most, but for the last.
    private static let widest = 40
    private static let gap = "  "

    /// Cells are shown escaped, and an empty one as a dash. A column with nothing in it is left out.
    init(_ columns: [Column], _ rows: [[String]]) {
        let kept = columns.indices.filter { column in rows.contains { !$0[column].isEmpty } }
        self.columns = kept.map { columns[$0] }
        self.rows = rows.map { row in kept.map { row[$0].isEmpty ? "-" : row[$0].escapedForTerminal } }
    }

    /// Titles and rows, each indented and with its line end, cut where they would be wider than so many cells.
    func text(width: Int) -> String {
        let cells = ([columns.map(\.title)] + rows).map { row in
            row.enumerated().map { $0 == columns.count - 1 ? $1 : $1.cut(toCells: Self.widest) }
        }
        let widths = columns.indices.map { column in cells.map { $0[column].cells }.max() ?? 0 }
        return cells.map { row in
            var line = ""
            for (index, cell) in row.enumerated() {
                let padding = String(repeating: " ", count: widths[index] - cell.cells)
                let isLast = index == columns.count - 1
                line += Self.gap + (columns[index].isNumber ? padding + cell : isLast ? cell : cell + padding)
            }
            return line.cut(toCells: width) + "\n"
        }.joined()
    }
}
