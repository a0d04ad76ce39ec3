internal import SourceText

/// A place as reports show it.
struct Location: Sendable {
    /// The file's name as it was given.
    var file: String
    var start: SourceFile.Position
    /// One past the last character.
    var end: SourceFile.Position

    /// `file:line:col`, safe for a terminal.
    var text: String { "\(file.escapedForTerminal):\(start.line):\(start.column)" }
}
