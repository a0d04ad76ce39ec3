internal import SourceText

/// How the records of a log stand in it.
package enum RecordLayout: Sendable, Equatable {
    /// Each line is one.
    case lines
    /// Each line is one, but quoted cells may hold line ends.
    case quotedLines
    /// They are the elements of a JSON array, of `log.entries` in a HAR, or of `result` in an answer of GetAuditLog; several
    /// such documents may follow each other.
    case elements
}

extension LogFormat {
    /// The layout of a log in the format, by its first bytes.
    package func layout(beginning bytes: ArraySlice<UInt8>) -> RecordLayout {
        switch self {
        case .access, .alb, .cloudfront: .lines
        case .csv, .tsv: .quotedLines
        case .har: .elements
        case .json, .auditLog: LogBeginning(bytes).hasElements ? .elements : .lines
        }
    }
}
