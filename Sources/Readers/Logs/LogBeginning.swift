internal import SourceText

/// The first bytes of a log, as far as they tell its format. The last line may be cut.
struct LogBeginning {
    private let text: Text

    init(_ bytes: ArraySlice<UInt8>) {
        let bytes = Array(bytes)
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        text = Text(bytes: bytes, span: SourceSpan(start, bytes.count))
    }

    /// How many lines are looked at: before the first record there may be comments, and lines that a client's bytes broke.
    private static let mostLines = 50

    private var lines: [Text] {
        var cursor = LineCursor(text)
        var lines: [Text] = []
        while lines.count < LogBeginning.mostLines, let line = cursor.next() {
            if !line.trimmed.isEmpty { lines.append(line) }
        }
        return lines
    }

    var format: LogFormat? {
        let lines = lines
        guard let first = lines.first else { return nil }
        if first.hasPrefix("#Version:") || first.hasPrefix("#Fields:") { return .cloudfront }
        if let table = LogBeginning.table(first) { return table }
        if let format = lines.lazy.compactMap(LogBeginning.format).first { return format }
        return jsonFormat
    }

    /// The format that one line shows by itself.
    private static func format(of line: Text) -> LogFormat? {
        if line.bytes.first == UInt8(ascii: "{") || line.bytes.first == UInt8(ascii: "[") { return nil }
        if LoadBalancerLine(line) != nil { return .alb }
        if AccessLine(line) != nil { return .access }
        if isCloudFront(line) { return .cloudfront }
        return nil
    }

    /// A line of CloudFront's without the comments that should stand before it.
    private static func isCloudFront(_ line: Text) -> Bool {
        let cells = line.split(0x09)
        return cells.count >= 12 && cells[0].count == 10 && cells[1].count == 8
            && LogTime((cells[0].string + " " + cells[1].string).utf8.map { $0 }[...], zone: .utc) != nil
    }

    /// A header line, of which two columns at least are known.
    private static func table(_ line: Text) -> LogFormat? {
        guard let first = line.bytes.first, first != UInt8(ascii: "{"), first != UInt8(ascii: "[") else { return nil }
        let format: LogFormat = line.bytes.contains(0x09) ? .tsv : .csv
        guard let header = LogHeader(line, format: format), header.columns.count > 1 else { return nil }
        let fields = LogFields()
        let known = Set(
            (LogField.allCases.flatMap { fields.paths(of: $0) } + JSONRecordReader.Member.allCases.map(\.path))
                .map { LogHeader.name($0.joined(separator: ".")) })
        return header.columns.count { known.contains($0) } >= 2 ? format : nil
    }

    // MARK: JSON

    private var jsonFormat: LogFormat? {
        guard text.trimmed.bytes.first == UInt8(ascii: "{") || isList || hasObjectLine else { return nil }
        if list == "log" { return .har }
        return text.contains("\"cmd_name\"") && !text.contains("\"url\"") ? .auditLog : .json
    }

    /// Whether it begins with a list, of objects or empty.
    private var isList: Bool {
        let beginning = text.trimmed
        guard beginning.bytes.first == UInt8(ascii: "[") else { return false }
        let next = beginning[beginning.startIndex + 1..<beginning.endIndex].trimmed.bytes.first
        return next == nil || next == UInt8(ascii: "{") || next == UInt8(ascii: "]")
    }

    /// Whether a line is a whole object; the first one may be cut.
    private var hasObjectLine: Bool {
        lines.contains { line in
            let line = line.trimmed
            return line.bytes.first == UInt8(ascii: "{") && JSONScanner.accepts(line.bytes.span)
        }
    }

    /// Whether records are elements of a list, and not lines.
    var hasElements: Bool {
        if isList || list != nil { return true }
        // An object that goes on in the next line is no line; one that is cut by the end of what is looked at may be.
        guard let line = lines.first, line.endIndex < text.endIndex else { return false }
        return !hasObjectLine
    }

    /// The member of the outermost object that holds a list of records: `log`, or `result` with objects in it.
    private var list: String? {
        let bytes = text.bytes.span
        var scanner = JSONScanner()
        guard (try? scanner.next(bytes)) == .objectStart else { return nil }
        while let token = try? scanner.next(bytes), token == .key {
            let name = text[key(scanner)].string
            guard let value = try? scanner.next(bytes) else { return nil }
            if name == "log", value == .objectStart { return isArchive ? "log" : nil }
            if name == "result", value == .listStart {
                let first = try? scanner.next(bytes)
                return first == .objectStart || first == .end ? "result" : nil
            }
            guard (try? scanner.skip(value, bytes)) != nil else { return nil }
        }
        return nil
    }

    /// Indices of the key that a scanner is at, without its quotes.
    private func key(_ scanner: JSONScanner) -> Range<Int> {
        text.startIndex + scanner.range.lowerBound + 1..<text.startIndex + scanner.range.upperBound - 1
    }

    /// Whether the member `log` is an archive's and not a collector's.
    private var isArchive: Bool {
        ["\"entries\"", "\"creator\"", "\"version\""].contains { text.contains($0) }
    }
}
