/// A table on a page, which scrolls by itself where the page is too narrow for it.
struct PageTable {
    private let header: [String]
    private let rows: [[Markup]]
    private let numbers: Set<Int>
    private let count: Int
    private let all: String?

    /// A column with nothing in it is left out. Columns of numbers are given by their index. Where there are more rows than are shown, `count` is of all, and `all`
    /// tells where these are.
    init(_ header: [String], _ rows: [[Markup]], numbers: Set<Int> = [], of count: Int? = nil, all: String? = nil) {
        let kept = header.indices.filter { column in rows.contains { !$0[column].isEmpty } }
        self.header = kept.map { header[$0] }
        self.rows = rows.map { row in kept.map { row[$0] } }
        self.numbers = Set(kept.indices.filter { numbers.contains(kept[$0]) })
        self.count = count ?? rows.count
        self.all = all
    }

    func markup(title: String) -> Markup {
        let more = count - rows.count
        let rest: Markup =
            more > 0 ? "<p class=\"more\">and \(more.grouped) more\(all.map { ": \($0)" } ?? "")</p>" : ""
        guard !rows.isEmpty else { return "<div><h3>\(title)</h3>\(rest)</div>\n" }
        return """
            <div><h3>\(title)</h3>
            <div class="scroll" role="group" tabindex="0" aria-label="\(title)"><table>
            <thead><tr>\(header.enumerated().map { cell("th scope=\"col\"", "th", $0, "\($1)") })</tr></thead>
            <tbody>\(rows.map(row))</tbody>
            </table></div>
            \(rest)</div>

            """
    }

    private func row(_ cells: [Markup]) -> Markup {
        "<tr>\(cells.enumerated().map { cell("td", "td", $0, $1) })</tr>\n"
    }

    private func cell(_ opening: Markup, _ ending: Markup, _ column: Int, _ content: Markup) -> Markup {
        "<\(opening)\(numbers.contains(column) ? " class=\"n\"" as Markup : "")>\(content)</\(ending)>"
    }
}
