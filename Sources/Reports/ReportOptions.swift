/// What a report is told of where it goes and of the program that writes it.
package struct ReportOptions: Sendable {
    /// Shown as the tool's version in formats that name the tool.
    package var version: String
    /// Whether the reader shows ANSI colours.
    package var isColored = false
    /// Cells of a terminal's line; source lines that do not fit are cut around the carets. nil where there is no terminal.
    package var width: Int?
    /// Whether the command can apply fixes, so that it is worth saying.
    package var offersFixes = false
    /// Whether findings come without a summary behind them. Formats for programs always have theirs.
    package var isQuiet = false
    /// What is known of rules, by their ids, for formats that describe them.
    package var rules: [String: RuleDescription] = [:]
    /// Whether formats for programs have what pictures of an audit are drawn of, where the audit told it.
    package var tellsTimelines = true
    /// How files are named in formats that others match with their own names.
    package var paths = ReportPaths()

    package init(version: String) {
        self.version = version
    }

    /// The tool's name.
    static let tool = "bindlint"
}
