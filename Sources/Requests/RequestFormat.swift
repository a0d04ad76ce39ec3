/// The formats that hold requests, by the names that records and reports use.
package enum RequestFormat: String, CaseIterable, Sendable {
    case json, jsonl, yaml, curl, markdown, ci, http, raw, har
}
