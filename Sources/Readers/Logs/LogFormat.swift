internal import SourceText

/// The formats of logs.
package enum LogFormat: String, CaseIterable, Sendable {
    case json
    case auditLog = "audit-log"
    case har, csv, tsv, access, alb, cloudfront

    /// The format of a log, by its first bytes after inflating, of which some 64 KB are enough; nil where they show none. The
    /// name decides only between tables whose header names no known field.
    package static func detect(name: String, beginning: ArraySlice<UInt8>) -> LogFormat? {
        LogBeginning(beginning).format ?? table(named: name)
    }

    /// By the extension of a name, that of a compressed file left out.
    private static func table(named name: String) -> LogFormat? {
        var pieces = name.lowercased().split(separator: ".")
        if ["gz", "gzip"].contains(pieces.last) { pieces.removeLast() }
        switch pieces.last {
        case "csv": return .csv
        case "tsv", "tab": return .tsv
        case "json", "jsonl", "ndjson": return .json
        case "har": return .har
        default: return nil
        }
    }
}
