/// A place as reports show it.
struct Location {
    /// The file's name as it was given.
    var file: String
    var start: Position
    /// One past the last character.
    var end: Position

    /// `file:line:col`, safe for a terminal.
    var text: String { "\(file.escapedForTerminal):\(start.line):\(start.column)" }
}

/// A place as people count: line and column from 1, the column in Unicode scalars. A byte that is no UTF-8 counts as one.
struct Position: Hashable {
    var line: Int
    var column: Int
}
