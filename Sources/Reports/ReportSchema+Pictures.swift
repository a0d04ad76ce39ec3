internal import Policy

extension ReportSchema {
    /// The members of an audit that pictures are made of.
    static let pictures = #"""
        "timelines": {
                  "description": "Who was bound to what, and when. Left out where the audit was not asked to tell, and where nothing was bound.",
                  "type": "object",
                  "required": ["users", "omittedUsers", "omittedBindings"],
                  "properties": {
                    "users": {
                      "description": "Users with findings first, then those with the most bindings; at most 500.",
                      "type": "array",
                      "items": {
                        "description": "A user of an account, or the registrations of the account that are bound to no user.",
                        "type": "object",
                        "required": ["findings", "omitted", "bindings"],
                        "properties": {
                          "account": { "description": "The account. Left out where it is not known.", "type": "integer" },
                          "user": { "description": "The user's id or name. Left out for registrations that are bound to no user.", "type": "string" },
                          "findings": { "description": "Findings of requests that concern the user.", "type": "integer", "minimum": 0 },
                          "omitted": { "description": "How many bindings before the first of these are left out.", "type": "integer", "minimum": 0 },
                          "bindings": {
                            "description": "The latest bindings, in the order in which they ended.",
                            "type": "array",
                            "items": \#(binding)
                          }
                        }
                      }
                    },
                    "omittedUsers": { "description": "How many users have no timeline.", "type": "integer", "minimum": 0 },
                    "omittedBindings": { "description": "How many bindings are in no timeline.", "type": "integer", "minimum": 0 }
                  }
                },
                "roleCalls": {
                  "description": "Who called what. Left out where the audit was not asked to tell.",
                  "type": "array",
                  "items": {
                    "description": "The requests of one operation by callers of the same roles.",
                    "type": "object",
                    "required": ["roles", "requests", "accepted", "refused"],
                    "properties": {
                      "roles": {
                        "description": "The callers' roles; none where they are not known.",
                        "type": "array",
                        "items": { "description": "A role.", "type": "string" }
                      },
                      "operation": { "description": "The operation. Left out where the log does not show which it is.", "type": "string" },
                      "requests": { "description": "How many requests there were.", "type": "integer", "minimum": 0 },
                      "accepted": { "description": "Those of them that the API accepted.", "type": "integer", "minimum": 0 },
                      "refused": { "description": "Those that it refused.", "type": "integer", "minimum": 0 },
                      "allowed": { "description": "Whether the roles are documented to allow the operation. Left out where that is not known.", "type": "boolean" }
                    }
                  }
                }
        """#

    private static let binding = #"""
        {
                              "description": "A registration's stay with the user. What is not known is left out.",
                              "type": "object",
                              "required": ["registration", "end"],
                              "properties": {
                                "registration": { "description": "The registration's id.", "type": "string" },
                                "application": { "description": "The application's id or name.", "type": "string" },
                                "rule": { "description": "The rule's id or name.", "type": "string" },
                                "from": { "description": "When it was bound, as RFC 3339 in UTC.", "type": "string" },
                                "to": { "description": "When that ended.", "type": "string" },
                                "caller": { "description": "Who bound it.", "type": "string" },
                                "end": { "description": "How it ended: standing where it did not, displaced by another registration, moved to another user, rebound with another application or rule, unbound, deleted, listed otherwise by the API, lost track of.", "type": "string", "enum": [\#(ends)] },
                                "successor": { "description": "The registration that displaced it, or the user to whom it was moved.", "type": "string" },
                                "begunAt": \#(place("The record that bound it, or the list that shows it first.")),
                                "endedAt": \#(place("The record that ended it."))
                              }
                            }
        """#

    private static let ends = AuditSummary.Binding.End.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")

    private static func place(_ description: String) -> String {
        #"""
        {
                                  "description": "\#(description)",
                                  "type": "object",
                                  "required": ["file", "line"],
                                  "properties": {
                                    "file": { "description": "The log's name as it was given.", "type": "string" },
                                    "line": { "description": "The record's line.", "type": "integer", "minimum": 1 }
                                  }
                                }
        """#
    }
}
