extension ReportSchema {
    /// The member that only an audit has.
    static let audit = #"""
            "audit": {
              "description": "What an audit tells beside its findings. Left out in a check.",
              "type": "object",
              "required": ["inputs", "totals", "hours", "bindings", "unreadable", "rulesNotApplied"],
              "properties": {
                "inputs": {
                  "description": "The logs.",
                  "type": "array",
                  "items": {
                    "description": "A log.",
                    "type": "object",
                    "required": ["file", "format", "bytes", "records", "requests", "unreadable"],
                    "properties": {
                      "file": { "description": "Its name as it was given.", "type": "string" },
                      "format": { "description": "The format as which it was read.", "type": "string" },
                      "bytes": { "description": "Its bytes after inflating.", "type": "integer", "minimum": 0 },
                      "records": { "description": "Its records.", "type": "integer", "minimum": 0 },
                      "requests": { "description": "Requests that were found in them.", "type": "integer", "minimum": 0 },
                      "unreadable": { "description": "Records that could not be read.", "type": "integer", "minimum": 0 }
                    }
                  }
                },
                "period": {
                  "description": "When the requests were sent. Left out where no record tells a time.",
                  "type": "object",
                  "required": ["first", "last"],
                  "properties": {
                    "first": { "description": "The time of the earliest request, as RFC 3339 in UTC.", "type": "string" },
                    "last": { "description": "The time of the latest request.", "type": "string" }
                  }
                },
                "totals": {
                  "description": "Findings by what they have in common, the most first.",
                  "type": "object",
                  "required": ["rules", "accounts", "callers"],
                  "properties": {
                    \#(totals("rules", "By rule.", "A rule.")),
                    \#(totals("accounts", "By account.", "An account.")),
                    \#(totals("callers", "By caller.", "A caller."))
                  }
                },
                "hours": {
                  "description": "Every hour with a request, in order.",
                  "type": "array",
                  "items": {
                    "description": "An hour.",
                    "type": "object",
                    "required": ["start", "requests", "refused"],
                    "properties": {
                      "start": { "description": "When it begins, as RFC 3339 in UTC.", "type": "string" },
                      "requests": { "description": "Its requests.", "type": "integer", "minimum": 0 },
                      "refused": { "description": "Those of them that the API refused.", "type": "integer", "minimum": 0 }
                    }
                  }
                },
                "bindings": {
                  "description": "What is bound when the log ends.",
                  "type": "object",
                  "required": ["count", "first"],
                  "properties": {
                    "count": { "description": "How many registrations are bound.", "type": "integer", "minimum": 0 },
                    "first": {
                      "description": "The first of them, by account and registration.",
                      "type": "array",
                      "items": {
                        "description": "A registration that is bound. What is not known is left out.",
                        "type": "object",
                        "required": ["registration"],
                        "properties": {
                          "account": { "description": "The account.", "type": "integer" },
                          "registration": { "description": "The registration's id.", "type": "string" },
                          "user": { "description": "The user's id or name.", "type": "string" },
                          "application": { "description": "The application's id or name.", "type": "string" },
                          "rule": { "description": "The rule's id or name.", "type": "string" },
                          "since": { "description": "When it was bound, as RFC 3339 in UTC.", "type": "string" }
                        }
                      }
                    }
                  }
                },
                "unreadable": {
                  "description": "The first records that could not be read.",
                  "type": "array",
                  "items": {
                    "description": "A record.",
                    "type": "object",
                    "required": ["file", "line", "offset", "reason"],
                    "properties": {
                      "file": { "description": "The log's name as it was given.", "type": "string" },
                      "line": { "description": "The record's line.", "type": "integer", "minimum": 1 },
                      "offset": { "description": "Bytes of the log, after inflating, before what cannot be read in the record.", "type": "integer", "minimum": 0 },
                      "reason": { "description": "Why it could not be read.", "type": "string" }
                    }
                  }
                },
                "rulesNotApplied": {
                  "description": "Rules that could not apply, because no record has what they read.",
                  "type": "array",
                  "items": {
                    "description": "A rule.",
                    "type": "object",
                    "required": ["rule", "missing"],
                    "properties": {
                      "rule": { "description": "The rule's id.", "type": "string" },
                      "missing": {
                      "description": "What no record has, as rules name it.",
                      "type": "array",
                      "items": { "description": "A field.", "type": "string" }
                    }
                    }
                  }
                },
                "assumedZone": { "description": "The time zone in which times without one were read. Left out where every time has one.", "type": "string" },
                \#(pictures)
              }
            }
        """#

    /// A list of what findings have in common.
    private static func totals(_ name: String, _ description: String, _ element: String) -> String {
        #"""
        "\#(name)": {
                      "description": "\#(description)",
                      "type": "array",
                      "items": {
                        "description": "\#(element)",
                        "type": "object",
                        "required": ["name", "findings", "errors"],
                        "properties": {
                          "name": { "description": "Its name.", "type": "string" },
                          "findings": { "description": "Its findings.", "type": "integer", "minimum": 1 },
                          "errors": { "description": "Those of severity error.", "type": "integer", "minimum": 0 }
                        }
                      }
                    }
        """#
    }
}
