internal import Requests
internal import SourceText

/// A line of an access log of nginx or Apache: common, combined, combined with the virtual host in front, and combined with
/// `"$request_body"` behind (https://nginx.org/en/docs/http/ngx_http_log_module.html,
/// https://httpd.apache.org/docs/2.4/logs.html#accesslog).
struct AccessLine {
    /// What the line says; its request line may be anything that a client sent.
    private(set) var call: LoggedCall

    /// Nil where the line has another form.
    init?(_ line: Text) {
        call = LoggedCall(span: line.span)
        call.mayShowBody = false
        guard let open = AccessLine.startOfTime(in: line),
            let close = line.unfilteredIndex(of: UInt8(ascii: "]"), from: open)
        else { return nil }
        call[.time] = LoggedValue(line[open..<close + 1])
        readClient(line[line.startIndex..<open])
        var fields = QuotedFields(line, from: close + 1)
        guard let request = fields.next(), request.isQuoted else { return nil }
        call[.url] = LoggedValue(request.text)
        call[.status] = fields.next().map { LoggedValue($0.text) }
        _ = fields.next()
        _ = fields.next()
        call[.userAgent] = fields.next().map { LoggedValue($0.text) }
        if fields.isCut { call.isCut = true }
        while let field = fields.next() {
            if field.isQuoted, AccessLine.looksLikeBody(field.text) {
                call[.body] = LoggedValue(field.text)
                break
            }
            if fields.isCut { call.isCut = true }
        }
    }

    /// Index of the bracket before a time: `[23/Nov/2026:`.
    static func startOfTime(in line: Text) -> Int? {
        var start = line.startIndex
        while let open = line.unfilteredIndex(of: UInt8(ascii: "["), from: start) {
            if open + 12 < line.endIndex, line[open + 3] == UInt8(ascii: "/"), line[open + 7] == UInt8(ascii: "/"),
                line[open + 12] == UInt8(ascii: ":")
            {
                return open
            }
            start = open + 1
        }
        return nil
    }

    /// `host:port client - user`, or without the host. A user may be of several words.
    private mutating func readClient(_ text: Text) {
        var words = text.split(0x20).filter { !$0.isEmpty }
        if words.count >= 4, !(words[1] == "-"), words[0].bytes.contains(UInt8(ascii: ":")) {
            call[.host] = LoggedValue(words.removeFirst())
        }
        if let client = words.first { call[.remoteAddress] = LoggedValue(client) }
    }

    /// Whether a field behind the user agent is a body. It may as well be a list of addresses, as in the format that nginx
    /// ships with; and `-` may stand for a body that nginx wrote to a file, so that it says nothing.
    private static func looksLikeBody(_ text: Text) -> Bool {
        guard let first = text.trimmed.bytes.first else { return false }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[") || text.hasPrefix("--")
            || text.bytes.contains(UInt8(ascii: "="))
    }
}
