internal import Requests
internal import SourceText

/// A line of CloudFront's standard log
/// (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html). Its times are UTC.
struct CloudFrontLine {
    private(set) var call: LoggedCall

    /// Nil where the line has fewer cells than a request needs.
    init?(_ line: Text, _ header: LogHeader) {
        call = LoggedCall(span: line.span)
        call.mayShowBody = false
        let cells = line.split(0x09)
        func cell(_ name: String) -> Text? {
            guard let index = header.index(of: name), index < cells.count else { return nil }
            return cells[index]
        }
        guard let method = cell("cs-method"), let stem = cell("cs-uri-stem") else { return nil }
        call[.method] = LoggedValue(method)
        call[.path] = LoggedValue(stem)
        call[.query] = cell("cs-uri-query").map { LoggedValue($0) }
        let host = cell("x-host-header").flatMap { $0 == "-" ? nil : $0 } ?? cell("cs(host)") ?? cell("cs-host")
        call[.host] = host.map { LoggedValue($0) }
        call[.status] = cell("sc-status").map { LoggedValue($0) }
        call[.remoteAddress] = cell("c-ip").map { LoggedValue($0) }
        call[.userAgent] = cell("cs(user-agent)").map { LoggedValue($0.percentDecoded(form: false)) }
        call[.time] = CloudFrontLine.time(date: cell("date"), clock: cell("time"), moment: cell("timestamp"))
        call.isCut = header.index(of: "cs-uri-query").map { $0 >= cells.count } ?? false
    }

    /// Date and clock stand in cells of their own; a real-time log has seconds since 1970.
    private static func time(date: Text?, clock: Text?, moment: Text?) -> LoggedValue? {
        guard var time = date, let clock else { return moment.map { LoggedValue($0) } }
        time.append(UInt8(ascii: "T"), decodedFrom: SourceSpan(clock.span.start, clock.span.start))
        time.append(clock)
        time.append(UInt8(ascii: "Z"), decodedFrom: SourceSpan(clock.span.end, clock.span.end))
        return LoggedValue(time)
    }
}
