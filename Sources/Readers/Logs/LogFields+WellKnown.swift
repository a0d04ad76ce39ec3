extension LogFields {
    /// Where a field is found unless it is mapped. What stands deeper comes first: in an envelope, as Datadog's and Splunk's,
    /// the plain names (`host`, `status`) speak of the envelope.
    static func wellKnown(_ field: LogField) -> [[String]] {
        switch field {
        case .time: time
        case .method: method
        case .url: url
        case .host: host
        case .path: path
        case .query: query
        case .body: body
        case .contentType: [["content_type"], ["http_content_type"], ["request", "content_type"]]
        case .headers:
            [["headers"], ["request_headers"], ["request", "headers"], ["req", "headers"], ["http", "headers"]]
        case .authorization: [["authorization"], ["http_authorization"]]
        case .status: status
        case .response: response
        case .role: [["role"], ["roles"], ["caller", "roles"], ["caller", "role"]]
        case .account: [["account"], ["account_id"], ["caller", "account"]]
        case .userAgent: userAgent
        case .remoteAddress: remoteAddress
        }
    }

    private static let time = [
        ["time"], ["ts"], ["timestamp"], ["@timestamp"], ["time_iso8601"], ["time_local"], ["start_time"],
        ["started_at"],
        ["StartUTC"], ["requestTime"], ["requestContext", "requestTimeEpoch"], ["requestContext", "requestTime"],
        ["requestContext", "timeEpoch"], ["requestContext", "time"], ["requestTimeEpoch"], ["datetime"], ["msec"],
        ["_time"], ["result", "_time"], ["attributes", "timestamp"],
    ]

    private static let method = [
        ["attributes", "http", "method"], ["attributes", "http.method"], ["attributes", "http.request.method"],
        ["http", "method"], ["http", "request", "method"], ["request", "method"], ["req", "method"],
        ["requestContext", "http", "method"], ["requestContext", "httpMethod"], ["method"], ["request_method"],
        ["http_method"], ["httpMethod"], ["RequestMethod"], ["verb"],
    ]

    /// A whole URL, a path with its query, or a request line.
    private static let url = [
        ["attributes", "http", "url"], ["attributes", "http.url"], ["attributes", "http.target"],
        ["attributes", "url.full"], ["http", "url"], ["url", "original"], ["url", "full"], ["url"], ["request_uri"],
        ["uri"], ["request_url"], ["request", "uri"], ["request", "url"], ["req", "url"], ["request"], ["request_line"],
    ]

    private static let host = [
        ["attributes", "http", "host"], ["attributes", "http.host"], ["http", "host"], ["url", "domain"],
        ["request", "host"], ["req", "host"], ["requestContext", "domainName"], ["host"], ["http_host"], ["authority"],
        ["RequestHost"], ["server_name"], ["domain_name"],
    ]

    private static let path = [
        ["requestContext", "path"], ["rawPath"], ["path"], ["RequestPath"], ["request_path"], ["url", "path"],
        ["request", "path"], ["attributes", "url.path"], ["resourcePath"], ["requestContext", "resourcePath"],
    ]

    private static let query = [
        ["query"], ["args"], ["query_string"], ["rawQueryString"], ["url", "query"], ["request", "querystring"],
        ["request", "query"], ["req", "query"], ["attributes", "url.query"], ["queryStringParameters"],
    ]

    private static let body = [
        ["body"], ["request_body"], ["request", "body"], ["req", "body"], ["http", "request", "body", "content"],
        ["attributes", "http", "request", "body"], ["attributes", "http.request.body"],
    ]

    private static let status = [
        ["attributes", "http", "status_code"], ["attributes", "http.status_code"],
        ["attributes", "http.response.status_code"], ["http", "status_code"], ["http", "response", "status_code"],
        ["response", "status"], ["response", "statusCode"], ["res", "statusCode"], ["res", "status"],
        ["target_status_code"], ["status"], ["status_code"], ["response_code"], ["statusCode"], ["DownstreamStatus"],
        ["elb_status_code"],
    ]

    private static let response = [
        ["response", "body"], ["res", "body"], ["response_body"], ["resp_body"],
        ["http", "response", "body", "content"], ["response"],
    ]

    private static let userAgent = [
        ["attributes", "http", "useragent"], ["attributes", "http.useragent"], ["http", "useragent"],
        ["user_agent", "original"], ["user_agent"], ["ua"], ["http_user_agent"], ["userAgent"],
        ["requestContext", "identity", "userAgent"], ["requestContext", "http", "userAgent"],
    ]

    private static let remoteAddress = [
        ["attributes", "network", "client", "ip"], ["network", "client", "ip"], ["source", "ip"],
        ["requestContext", "identity", "sourceIp"], ["requestContext", "http", "sourceIp"], ["request", "remote_ip"],
        ["request", "client_ip"], ["client_ip"], ["remote_address"], ["remote_addr"], ["remote_ip"], ["ClientHost"],
        ["downstream_remote_address"], ["ip"], ["sourceIp"],
    ]
}
