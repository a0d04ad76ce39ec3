internal import Requests
internal import SourceText

/// Which columns of a table hold what.
struct TableColumns: Sendable {
    private let separator: UInt8
    private let fields: [Int?]
    /// The columns of a record that names a method, where there are such.
    private let members: [Int?]
    private let pathIsRoute: Bool

    init(_ header: LogHeader, _ fields: LogFields) {
        separator = header.separator
        func column(_ path: [String]) -> Int? { header.index(of: LogHeader.name(path.joined(separator: "."))) }
        self.fields = LogField.allCases.map { fields.paths(of: $0).lazy.compactMap(column).first }
        members = JSONRecordReader.Member.allCases.map { column($0.path) }
        let path = fields.paths(of: .path).first { column($0) != nil }
        pathIsRoute = path?.last == "resourcePath"
    }

    /// Whether any column tells what was called.
    var nameCalls: Bool {
        members.contains { $0 != nil }
            || [LogField.url, .path, .query, .body].contains { fields[$0.rawValue] != nil }
    }

    /// The cells of a record.
    struct Cells {
        let cells: [Text]
        fileprivate let columns: TableColumns

        subscript(member: JSONRecordReader.Member) -> LoggedValue? {
            columns.members[member.rawValue].flatMap { $0 < cells.count ? LoggedValue(cells[$0]) : nil }
        }
    }

    func cells(of record: Text) -> Cells {
        Cells(cells: SeparatedLine(record, separator: separator).cells, columns: self)
    }

    /// The record's fields. Every cell is text; what is JSON in it is found where the field is one that may be.
    func call(_ cells: Cells, span: SourceSpan) -> LoggedCall {
        var call = LoggedCall(span: span)
        for field in LogField.allCases {
            guard let column = fields[field.rawValue], column < cells.cells.count else { continue }
            call[field] = LoggedValue(cells.cells[column])
        }
        call.pathIsRoute = pathIsRoute
        // A record with fewer cells than columns was cut: the query or the body may be gone.
        let last = [LogField.url, .path, .query, .body].compactMap { fields[$0.rawValue] }.max() ?? 0
        call.isCut = last >= cells.cells.count
        return call
    }
}
