package import Requests
package import SourceText

/// What one record of a log is.
package enum LogRecord: Sendable {
    case request(Request)
    /// No request to the API that the scope wants: another server's, a comment, a health check.
    case other
    /// A record that is or may be such a request, and cannot be read.
    case unreadable(SyntaxError)
}

/// What the records that were read had between them.
package struct LogNotes: Sendable {
    /// Fields that at least one record had.
    package var found: LogFieldSet = []
    /// Whether the time of a request was read in the assumed zone.
    package var usedAssumedZone = false
    /// Requests whose record says nothing of a body, and which are taken to have had none since their query has arguments.
    package var takenWithoutBody = 0

    package init() {}

    /// Takes in what was noted elsewhere.
    package mutating func formUnion(_ other: LogNotes) {
        found.formUnion(other.found)
        takenWithoutBody += other.takenWithoutBody
        usedAssumedZone = usedAssumedZone || other.usedAssumedZone
    }

    /// The fields that were mapped, and which no record had.
    package func missing(of fields: LogFields) -> [LogField] { fields.mapped.subtracting(found).fields }
}
