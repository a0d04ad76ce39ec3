/// A table on a page, which scrolls by itself where the page is too narrow for it.
struct PageTable {
    private let header: [String]
    private let rows: [[Markup]]
    private let numbers: Set<Int>
    private let count: Int
    private let all: String?

    /// Columns of numbers are given by their index. Where there are more rows than are shown, `count` is of all, and `all`
    /// tells where these are.
    init(_ header: [String], _ rows: [[Markup]], numbers: Set<Int> = [], of count: Int? = nil, all: String? = nil) {
        self.header = header
        self.rows = rows
        self.numbers = numbers
        self.count = count ?? rows.count
        self.all = all
    }

    func markup(title: String) -> Markup {
        let more = count - rows.count
        let rest: Markup =
            more > 0 ? "<p class=\"more\">and \(more.grouped) more\(all.map { ": \($0)" } ?? "")</p>" : ""
        guard !rows.isEmpty else { return "<h3>\(title)</h3>\(rest)" }
        return """
            <h3>\(title)</h3>
            <div class="scroll" role="group" tabindex="0" aria-label="\(title)"><table>
            <thead><tr>\(header.enumerated().map { cell("th scope=\"col\"", "th", $0, "\($1)") })</tr></thead>
            <tbody>\(rows.map(row))</tbody>
            </table></div>
            \(rest)
            """
    }

    private func row(_ cells: [Markup]) -> Markup {
        "<tr>\(cells.enumerated().map { cell("td", "td", $0, $1) })</tr>\n"
    }

    private func cell(_ opening: Markup, _ ending: Markup, _ column: Int, _ content: Markup) -> Markup {
        "<\(opening)\(numbers.contains(column) ? " class=\"n\"" as Markup : "")>\(content)</\(ending)>"
    }
}
