/// How the records of a log follow each other.
package enum RecordLayout: Sendable {
    /// Each line is a record.
    case lines
    /// Each line is a record, but a line end inside double quotes belongs to a field: CSV and TSV.
    case quotedLines
    /// Elements of JSON lists: of those at the top, of `log.entries` (HAR) and of `result` (GetAuditLog) of an object
    /// at the top. Any other object at the top is a record itself.
    case elements
}
