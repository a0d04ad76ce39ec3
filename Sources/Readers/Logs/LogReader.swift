internal import Requests
package import SourceText

/// Reads one record of a log at a time. It is a value and keeps nothing between records.
package struct LogReader: Sendable {
    package let format: LogFormat
    private let zone: AssumedZone
    private let layout: RecordLayout
    private let json: JSONRecordReader
    private let header: LogHeader?
    private let columns: TableColumns?

    /// `header` is what the first line of a table, or CloudFront's last `#Fields:` line, said (see `LogHeader`); without one a
    /// table has no readable record. `layout` tells records that are lines from those that are elements of a document.
    package init(
        _ format: LogFormat, fields: LogFields, header: LogHeader? = nil, layout: RecordLayout = .lines,
        zone: AssumedZone = .utc
    ) {
        self.format = format
        self.zone = zone
        self.layout = layout
        self.header = header
        json = JSONRecordReader(fields)
        columns = format == .csv || format == .tsv ? header.map { TableColumns($0, fields) } : nil
    }

    /// Whether the header of a table has a column that tells what was called; true of every other format.
    package var canNameCalls: Bool { columns?.nameCalls ?? true }

    /// Reads a record: a line without its end, or an element. Spans count like the text's.
    package func read(_ record: Text, scope: Scope) -> LogRecord {
        var notes = LogNotes()
        return read(record, scope: scope, notes: &notes)
    }

    /// The same, adding to what is noted of the records read so far.
    package func read(_ record: Text, scope: Scope, notes: inout LogNotes) -> LogRecord {
        let record = record[(record.startIndex + record.byteOrderMarkLength)..<record.endIndex].withoutLineEnd
        guard !record.isEmpty else { return .other }
        var context = LogContext(scope: scope, zone: zone, notes: notes)
        defer { notes = context.notes }
        do throws(SyntaxError) {
            guard let request = try request(record, &context) else { return .other }
            if let excess = Reading.excess(of: request) { return .unreadable(excess) }
            return .request(request)
        } catch {
            return .unreadable(error)
        }
    }

    /// Nil for a record that is none of those that the scope wants.
    private func request(_ record: Text, _ context: inout LogContext) throws(SyntaxError) -> Request? {
        switch format {
        case .json, .auditLog: return try readJSON(record, &context)
        case .har: return try readEntry(record, &context)
        case .csv, .tsv: return try readCells(record, &context)
        case .access: return try read(line: AccessLine(record)?.call, record, .access, &context)
        case .alb: return try read(line: LoadBalancerLine(record)?.call, record, .alb, &context)
        case .cloudfront:
            guard record.bytes.first != UInt8(ascii: "#") else { return nil }
            guard let line = CloudFrontLine(record, header ?? .cloudFront) else {
                return try refuse(record, "it is no line of a CloudFront log")
            }
            return try read(line.call, .cloudfront, &context)
        }
    }

    /// A line with the client's own request line in it.
    private func read(
        line call: LoggedCall?, _ record: Text, _ format: RequestFormat, _ context: inout LogContext
    ) throws(SyntaxError) -> Request? {
        guard let call else {
            return try refuse(record, "it is no line of \(format == .alb ? "a load balancer's" : "an access") log")
        }
        guard let line = call[.url]?.words else { return nil }
        guard LoggedRequestLine(line) != nil else {
            return try refuse(record, "'\(line.shortened)' is no request line", at: line.span)
        }
        return try read(call, format, &context)
    }

    private func read(
        _ call: LoggedCall, _ format: RequestFormat, _ context: inout LogContext
    ) throws(SyntaxError) -> Request? {
        context.notes.found.formUnion(call.found)
        return try call.request(Origin(format: format, kind: .logged, span: call.span), &context)
    }

    /// Gives a record up: as unreadable where it may hold a request, else as another server's.
    private func refuse(_ record: Text, _ reason: String, at span: SourceSpan? = nil) throws(SyntaxError) -> Request? {
        guard ContentScreen.mayHoldRequests(record.bytes) else { return nil }
        throw SyntaxError(reason, at: span ?? record.spanOfCharacter(at: record.startIndex))
    }

    // MARK: Tables

    private func readCells(_ record: Text, _ context: inout LogContext) throws(SyntaxError) -> Request? {
        guard let columns else { return try refuse(record, "the table has no header line") }
        let cells = columns.cells(of: record)
        let format: RequestFormat = self.format == .tsv ? .tsv : .csv
        if let call = NamedCall({ cells[$0] }) {
            let format: RequestFormat = cells[.commandName] == nil ? format : .auditLog
            return try call.request(
                Origin(format: format, kind: .logged, span: record.span), span: record.span, &context)
        }
        return try read(columns.call(cells, span: record.span), format, &context)
    }

    // MARK: JSON

    private var jsonFormat: RequestFormat { layout == .elements ? .json : .jsonl }

    private func readJSON(_ record: Text, _ context: inout LogContext) throws(SyntaxError) -> Request? {
        guard let values = json.values(of: record) else {
            guard ContentScreen.mayHoldRequests(record.bytes) else { return nil }
            _ = try Node(json: record)
            return nil
        }
        let call = json.call(values)
        context.notes.found.formUnion(call.found)
        if values[.commandName] != nil, let named = NamedCall({ values[$0] }) {
            let origin = Origin(format: .auditLog, kind: .logged, span: record.span)
            return try named.request(origin, span: record.span, &context)
        }
        if values.isDocument(beside: call) { return try readDocument(record, call, &context) }
        if !call.hasTarget, let inner = values.envelope { return try readInner(inner, call, &context) }
        return try call.request(Origin(format: jsonFormat, kind: .logged, span: record.span), &context)
    }

    /// What stands in an envelope: a record of JSON, or a line of an access log. The envelope's time counts where the
    /// record has none.
    private func readInner(
        _ inner: Text, _ envelope: LoggedCall, _ context: inout LogContext
    ) throws(SyntaxError) -> Request? {
        var call: LoggedCall
        if inner.trimmed.bytes.first == UInt8(ascii: "{") {
            guard let values = json.values(of: inner.trimmed) else {
                return try refuse(inner, "the record in it is cut")
            }
            call = json.call(values)
        } else if let line = AccessLine(inner) {
            call = line.call
        } else {
            return nil
        }
        if call[.time] == nil { call[.time] = envelope[.time] }
        context.notes.found.formUnion(call.found)
        return try call.request(Origin(format: jsonFormat, kind: .logged, span: envelope.span), &context)
    }

    // MARK: Trees

    private func readEntry(_ record: Text, _ context: inout LogContext) throws(SyntaxError) -> Request? {
        guard context.scope == .everything || ContentScreen.mayHoldRequests(record.bytes) else { return nil }
        let entry = try Node(json: record)
        guard var request = HARReader.request(of: entry, scope: context.scope) else { return nil }
        try LoggedCall(span: record.span).complete(&request, &context)
        return request
    }

    /// A canonical record, or an object that names operation and parameters.
    private func readDocument(
        _ record: Text, _ call: LoggedCall, _ context: inout LogContext
    ) throws(SyntaxError) -> Request? {
        let node = try Node(json: record)
        var documents = DocumentRequests(format: jsonFormat, scope: context.scope)
        documents.read { [node.withoutLogMembers] }
        if let problem = documents.reading.problems.first { throw problem }
        guard var request = documents.reading.requests.first else { return nil }
        if node["origin"]?["kind"] == nil { request.origin.kind = .logged }
        if node["origin"]?["format"]?.string == RequestFormat.auditLog.rawValue { request.origin.format = .auditLog }
        try call.complete(&request, &context)
        return request
    }
}

extension Text {
    /// Without the line end that a line may have kept.
    fileprivate var withoutLineEnd: Text {
        var end = endIndex
        while end > startIndex, self[end - 1] == 0x0A || self[end - 1] == 0x0D { end -= 1 }
        return self[startIndex..<end]
    }
}
