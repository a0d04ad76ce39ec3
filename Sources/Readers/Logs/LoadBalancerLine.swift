internal import Requests
internal import SourceText

/// A line of an AWS load balancer's access log: of the application kind, which begins with the kind of connection, or of the
/// classic kind, which begins with the time
/// (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html).
struct LoadBalancerLine {
    private(set) var call: LoggedCall

    /// Nil where the line has another form. What AWS adds behind the fields known here does not matter.
    init?(_ line: Text) {
        call = LoggedCall(span: line.span)
        call.mayShowBody = false
        var fields = QuotedFields(line, from: line.startIndex)
        guard var first = fields.next()?.text else { return nil }
        if LoadBalancerLine.kinds.contains(where: { first == $0 }) {
            guard let time = fields.next()?.text else { return nil }
            first = time
        }
        guard LoadBalancerLine.isTime(first) else { return nil }
        var plain: [Text] = []
        var request: Text?
        while request == nil, let field = fields.next() {
            if field.isQuoted { request = field.text } else { plain.append(field.text) }
        }
        // Balancer, client, target, three durations, two statuses, two sizes.
        guard let request, plain.count == 10 else { return nil }
        call[.time] = LoggedValue(first)
        call[.remoteAddress] = LoggedValue(LoadBalancerLine.address(of: plain[1]))
        call[.status] = LoggedValue(plain[7] == "-" ? plain[6] : plain[7])
        call[.url] = LoggedValue(request)
        call[.userAgent] = fields.next().map { LoggedValue($0.text) }
    }

    private static let kinds = ["http", "https", "h2", "grpcs", "ws", "wss"]

    /// Whether a field is a time, by its first bytes: `2026-11-23T`.
    static func isTime(_ text: Text) -> Bool {
        text.count > 18 && text[text.startIndex + 4] == UInt8(ascii: "-")
            && text[text.startIndex + 10] == UInt8(ascii: "T") && text[text.startIndex] &- 0x30 < 10
    }

    /// Without the port.
    private static func address(of client: Text) -> Text {
        guard let colon = client.bytes.lastIndex(of: UInt8(ascii: ":")) else { return client }
        return client[client.startIndex..<colon]
    }
}
