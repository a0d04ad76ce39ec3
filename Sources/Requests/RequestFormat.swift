/// The formats that hold requests, by the names that records and reports use.
package enum RequestFormat: String, CaseIterable, Sendable {
    // Request files.
    case json, jsonl, yaml, curl, markdown, ci, http, raw, har, postman
    // Logs; those of JSON are `jsonl` and `json`.
    case access, alb, cloudfront, csv, tsv
    /// The vendor's audit log: answers of GetAuditLog.
    case auditLog = "audit-log"
}
