package import SourceText

/// What the first line of a table, or a `#Fields:` line of CloudFront, says of the columns.
package struct LogHeader: Sendable {
    /// The names of the columns as they are compared: in lower case, with `_` for spaces and hyphens.
    let columns: [String]
    /// What separates the cells of the lines below it.
    let separator: UInt8

    /// Reads a line that may be a header; nil where the format has none, or the line is none.
    package init?(_ line: Text, format: LogFormat) {
        let line = line[(line.startIndex + line.byteOrderMarkLength)..<line.endIndex].trimmed
        guard !line.isEmpty else { return nil }
        switch format {
        case .csv, .tsv:
            separator = format == .tsv ? 0x09 : LogHeader.separator(of: line)
            columns = SeparatedLine(line, separator: separator).cells.map { LogHeader.name($0.trimmed.string) }
        case .cloudfront:
            guard line.hasPrefix("#Fields:") else { return nil }
            separator = 0x09
            let names = line[line.startIndex + 8..<line.endIndex].split(0x20).flatMap { $0.split(0x09) }
            columns = names.map(\.trimmed).filter { !$0.isEmpty }.map { $0.string.lowercased() }
        case .json, .auditLog, .har, .access, .alb: return nil
        }
    }

    /// CloudFront's columns where a log does not begin with them, in the order of its documentation.
    static let cloudFront = LogHeader(
        columns: [
            "date", "time", "x-edge-location", "sc-bytes", "c-ip", "cs-method", "cs(host)", "cs-uri-stem", "sc-status",
            "cs(referer)", "cs(user-agent)", "cs-uri-query", "cs(cookie)", "x-edge-result-type", "x-edge-request-id",
            "x-host-header", "cs-protocol", "cs-bytes", "time-taken",
        ], separator: 0x09)

    private init(columns: [String], separator: UInt8) {
        self.columns = columns
        self.separator = separator
    }

    /// A comma, unless the line has none and semicolons instead.
    static func separator(of line: Text) -> UInt8 {
        let hasComma = line.bytes.contains(UInt8(ascii: ","))
        return !hasComma && line.bytes.contains(UInt8(ascii: ";")) ? UInt8(ascii: ";") : UInt8(ascii: ",")
    }

    /// A name as it is compared.
    static func name(_ name: String) -> String {
        String(name.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
    }

    func index(of column: String) -> Int? { columns.firstIndex(of: column) }
}
