package import SourceText

/// What became of a past request.
package struct Outcome: Equatable, Sendable {
    package var succeeded: Bool?
    package var httpStatus: Int?
    /// The API's own error code (https://voximplant.com/docs/references/httpapi/errors).
    package var errorCode: Int?

    package init(succeeded: Bool? = nil, httpStatus: Int? = nil, errorCode: Int? = nil) {
        self.succeeded = succeeded
        self.httpStatus = httpStatus
        self.errorCode = errorCode
    }

    /// What an HTTP status and the API's answer say together. The API answers errors of its own with status 200, so that
    /// without a readable answer only a status from 400 on tells how it went.
    package init(httpStatus: Int?, answer: Text?) {
        self.init(httpStatus: httpStatus, answer: answer.flatMap { try? Node(json: $0) })
    }

    /// The same, with the answer already read: `{"result": …}`, or `{"error": {"code", "msg"}}` and `{"errors": […]}`.
    package init(httpStatus: Int?, answer: Node?) {
        self.httpStatus = httpStatus
        if let error = answer?["error"] ?? answer?["errors"]?.elements?.first, error.members != nil {
            succeeded = false
            errorCode = error["code"]?.integer ?? error["code"]?.string.flatMap { Int($0) }
        } else if answer?["result"] != nil {
            succeeded = true
        } else if let httpStatus, httpStatus >= 400 {
            succeeded = false
        }
    }
}
