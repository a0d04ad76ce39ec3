internal import Requests
internal import SourceText

/// What is beyond these was not written to be sent. They bound the memory and the time of a check.
extension Reading {
    /// Requests of one file.
    static let requestLimit = 20_000
    /// Arguments of one request.
    static let argumentLimit = 1_000
    /// Bytes of one request's arguments.
    private static let argumentBytesLimit = 4 << 20

    /// Comments of one file that speak to bindlint.
    static let commentLimit = 5_000

    /// Takes out the requests that are beyond the limits, each with its problem.
    mutating func refuseExcess() {
        if requests.count > Self.requestLimit {
            let first = requests[Self.requestLimit]
            let reason = "there are more than \(Self.requestLimit) requests in one file"
            problems.append(SyntaxError(reason, at: first.method.text.span))
            requests.removeSubrange(Self.requestLimit...)
        }
        if comments.count > Self.commentLimit {
            let reason = "there are more than \(Self.commentLimit) comments for bindlint in one file"
            problems.append(SyntaxError(reason, at: comments[Self.commentLimit].span))
            comments.removeSubrange(Self.commentLimit...)
        }
        for request in requests {
            if let problem = Self.excess(of: request) { problems.append(problem) }
        }
        requests.removeAll { Self.excess(of: $0) != nil }
    }

    /// Why a request is beyond the limits; nil where it is not.
    static func excess(of request: Request) -> SyntaxError? {
        if request.arguments.count > argumentLimit {
            return SyntaxError(
                "the request has more than \(argumentLimit) arguments", at: request.arguments[argumentLimit].span)
        }
        let count = request.arguments.reduce(0) { $0 + $1.name.count + $1.value.count }
        guard count > argumentBytesLimit else { return nil }
        return SyntaxError("the request's arguments are longer than 4 MB", at: request.method.text.span)
    }
}

extension RequestFormat {
    /// Bytes of a file. Reading a script builds some thirty times its size; data has a limit on values (`Node.valueLimit`).
    var sizeLimit: Int {
        switch self {
        case .curl, .markdown, .http: 6 << 20
        case .raw, .yaml, .ci: 16 << 20
        case .json, .jsonl, .har, .postman, .access, .alb, .cloudfront, .csv, .tsv, .auditLog: .max
        }
    }
}
