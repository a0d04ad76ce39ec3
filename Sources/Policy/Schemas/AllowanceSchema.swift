internal import SourceText

/// The schema of `allow`.
enum AllowanceSchema {
    static var json: JSON {
        Schema.list(
            of: .object([("type", "object")]),
            "Findings that are allowed, in files that have no comments: file, rule, reason, until, arguments.")
    }
}
