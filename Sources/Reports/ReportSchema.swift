/// The JSON Schema of `JSONReport`, as `bindlint schema report` prints it.
///
/// It allows members that it does not name, because members are added within a schema version.
package enum ReportSchema {
    /// JSON Schema, draft 2020-12, with a line end.
    package static let text = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "bindlint report",
          "description": "What a run of bindlint found. Members may be added within a schema version, none is renamed or removed. Lines and columns count from 1, columns in Unicode code points (a byte that is not UTF-8 counts as one); offsets and lengths are bytes. Secrets are masked by asterisks in every text.",
          "type": "object",
          "required": ["schemaVersion", "tool", "findings", "undecided", "problems", "summary"],
          "properties": {
            "schemaVersion": {
              "description": "The version of this schema.",
              "type": "integer",
              "enum": [1]
            },
            "tool": {
              "description": "The program that wrote the report.",
              "type": "object",
              "required": ["name", "version"],
              "properties": {
                "name": { "description": "Always bindlint.", "type": "string", "enum": ["bindlint"] },
                "version": { "description": "The program's version.", "type": "string" }
              }
            },
            "findings": {
              "description": "Every violated rule at its place, in a check ordered by file, place and rule, in an audit by record as judged, then rule.",
              "type": "array",
              "items": {
                "description": "A violated rule at a place.",
                "type": "object",
                "required": [
                  "rule", "severity", "basis", "message", "file", "line", "column", "endLine", "endColumn", "offset",
                  "length", "operation", "fingerprint", "related", "fixes"
                ],
                "properties": {
                  "rule": { "description": "The rule's id.", "type": "string" },
                  "severity": {
                    "description": "How grave the finding is.",
                    "type": "string",
                    "enum": ["note", "warning", "error"]
                  },
                  "basis": {
                    "description": "Why the rule exists: the API's documentation says it (documented), it follows from the documentation and the official clients (inferred), it keeps secrets safe (security), it keeps requests clear (hygiene), or an organisation wants it (policy).",
                    "type": "string",
                    "enum": ["documented", "inferred", "security", "hygiene", "policy"]
                  },
                  "source": {
                    "description": "Where the rule comes from. Left out where the rule gives none.",
                    "type": "string"
                  },
                  "message": { "description": "What is wrong.", "type": "string" },
                  "hint": {
                    "description": "What to do about it, on one or more lines. Left out where the rule gives none.",
                    "type": "string"
                  },
                  "file": { "description": "The file's name as it was given to the command.", "type": "string" },
                  "line": { "description": "The line of the first character.", "type": "integer", "minimum": 1 },
                  "column": { "description": "The column of the first character.", "type": "integer", "minimum": 1 },
                  "endLine": {
                    "description": "The line on which the place ends.",
                    "type": "integer",
                    "minimum": 1
                  },
                  "endColumn": {
                    "description": "The column after the last character; that of the first one where the place is empty.",
                    "type": "integer",
                    "minimum": 1
                  },
                  "offset": {
                    "description": "Bytes of the file before the place, a byte order mark among them.",
                    "type": "integer",
                    "minimum": 0
                  },
                  "length": { "description": "Bytes of the place.", "type": "integer", "minimum": 0 },
                  "operation": {
                    "description": "The API method of the request, as it is written there.",
                    "type": "string"
                  },
                  "time": {
                    "description": "When the request was sent, as RFC 3339 in UTC. Only in an audit, where the record tells it.",
                    "type": "string"
                  },
                  "account": {
                    "description": "The account that the request was sent to. Only in an audit, where the record tells it.",
                    "type": "integer"
                  },
                  "caller": {
                    "description": "Who sent the request. Only in an audit, where the record tells it.",
                    "type": "string"
                  },
                  "fingerprint": {
                    "description": "Tells the finding from all others of the run, and stays the same when lines move or texts are reworded.",
                    "type": "string"
                  },
                  "related": {
                    "description": "Other places that explain the finding.",
                    "type": "array",
                    "items": {
                      "description": "A place and what it has to do with the finding.",
                      "type": "object",
                      "required": ["file", "line", "column", "message"],
                      "properties": {
                        "file": { "description": "The file's name as it was given.", "type": "string" },
                        "line": {
                          "description": "The line of the first character.",
                          "type": "integer",
                          "minimum": 1
                        },
                        "column": {
                          "description": "The column of the first character.",
                          "type": "integer",
                          "minimum": 1
                        },
                        "endLine": { "description": "The line on which the place ends.", "type": "integer", "minimum": 1 },
                        "endColumn": {
                          "description": "The column after the last character.",
                          "type": "integer",
                          "minimum": 1
                        },
                        "message": { "description": "What stands there.", "type": "string" }
                      }
                    }
                  },
                  "fixes": {
                    "description": "Changes of the finding's file that would each settle it.",
                    "type": "array",
                    "items": {
                      "description": "One change, of one or more edits that belong together.",
                      "type": "object",
                      "required": ["title", "safe", "edits"],
                      "properties": {
                        "title": { "description": "What the change does.", "type": "string" },
                        "safe": {
                          "description": "Whether the request means the same afterwards.",
                          "type": "boolean"
                        },
                        "masked": {
                          "description": "Present and true where a secret in the texts is masked, so that the change cannot be applied from the report.",
                          "type": "boolean"
                        },
                        "edits": {
                          "description": "The replaced bytes. Offsets are those of the file before any edit.",
                          "type": "array",
                          "items": {
                            "description": "One replacement.",
                            "type": "object",
                            "required": ["offset", "length", "text"],
                            "properties": {
                              "offset": {
                                "description": "Bytes of the file before the replaced ones.",
                                "type": "integer",
                                "minimum": 0
                              },
                              "length": {
                                "description": "How many bytes are replaced; 0 for an insertion.",
                                "type": "integer",
                                "minimum": 0
                              },
                              "line": {
                                "description": "The line of the first replaced character.",
                                "type": "integer",
                                "minimum": 1
                              },
                              "column": {
                                "description": "The column of the first replaced character.",
                                "type": "integer",
                                "minimum": 1
                              },
                              "endLine": { "description": "The line on which the place ends.", "type": "integer", "minimum": 1 },
                              "endColumn": {
                                "description": "The column after the last character.",
                                "type": "integer",
                                "minimum": 1
                              },
                              "text": {
                                "description": "What takes their place; empty for a removal. Secrets in it are masked as everywhere.",
                                "type": "string"
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            },
            "undecided": {
              "description": "Rules that could not be decided for a request, because they depend on what is not in the file.",
              "type": "array",
              "items": {
                "description": "A rule and a request; in an audit a rule, a reason and how often.",
                "type": "object",
                "required": ["rule", "file", "line", "reason"],
                "properties": {
                  "rule": { "description": "The rule's id.", "type": "string" },
                  "file": { "description": "The file's name as it was given.", "type": "string" },
                  "line": { "description": "The line of the request, the first one in an audit.", "type": "integer", "minimum": 1 },
                  "count": {
                    "description": "How many verdicts were left undecided for this reason. Only in an audit.",
                    "type": "integer",
                    "minimum": 1
                  },
                  "reason": { "description": "What was not known.", "type": "string" }
                }
              }
            },
            "problems": {
              "description": "Files that could not be read, wholly or at a place. With any of them the run cannot be trusted.",
              "type": "array",
              "items": {
                "description": "A file that could not be read.",
                "type": "object",
                "required": ["file", "reason"],
                "properties": {
                  "file": { "description": "The file's name as it was given.", "type": "string" },
                  "line": {
                    "description": "The line where reading went wrong. Left out where nothing could be read.",
                    "type": "integer",
                    "minimum": 1
                  },
                  "column": {
                    "description": "The column where reading went wrong. Left out where nothing could be read.",
                    "type": "integer",
                    "minimum": 1
                  },
                  "reason": { "description": "Why it could not be read.", "type": "string" }
                }
              }
            },
            "summary": {
              "description": "The counts of the run.",
              "type": "object",
              "required": [
                "files", "requests", "judged", "undecided", "errors", "warnings", "notes", "suppressed", "baselined"
              ],
              "properties": {
                "files": { "description": "Files that were read.", "type": "integer", "minimum": 0 },
                "requests": {
                  "description": "Requests that were found in them.",
                  "type": "integer",
                  "minimum": 0
                },
                "judged": {
                  "description": "Requests whose operation is known, so that they could be judged.",
                  "type": "integer",
                  "minimum": 0
                },
                "undecided": {
                  "description": "Verdicts that were left undecided: in a check one for each entry of the report's member undecided.",
                  "type": "integer",
                  "minimum": 0
                },
                "errors": { "description": "Findings of severity error.", "type": "integer", "minimum": 0 },
                "warnings": { "description": "Findings of severity warning.", "type": "integer", "minimum": 0 },
                "notes": { "description": "Findings of severity note.", "type": "integer", "minimum": 0 },
                "violating": {
                  "description": "Requests with a finding of their own.",
                  "type": "integer",
                  "minimum": 0
                },
                "suppressed": {
                  "description": "Findings that the report leaves out because they are allowed by a suppression.",
                  "type": "integer",
                  "minimum": 0
                },
                "baselined": {
                  "description": "Findings that the report leaves out because they are in the baseline.",
                  "type": "integer",
                  "minimum": 0
                },
                "outsideChanges": {
                  "description": "Findings that the report leaves out because no changed line has to do with them. Not in an audit.",
                  "type": "integer",
                  "minimum": 0
                },
                "records": { "description": "Records that were read. Only in an audit.", "type": "integer", "minimum": 0 },
                "unreadable": {
                  "description": "Records that could not be read. Only in an audit.",
                  "type": "integer",
                  "minimum": 0
                },
                "unknownOperations": {
                  "description": "Requests whose operation the log does not show, so that they were not judged. Only in an audit.",
                  "type": "integer",
                  "minimum": 0
                },
                "unseenArguments": {
                  "description": "Requests of which the log does not show every argument. Only in an audit.",
                  "type": "integer",
                  "minimum": 0
                },
                "takenWithoutBody": {
                  "description": "Requests by POST of whose body the log says nothing, and which were taken for requests without one. Only in an audit.",
                  "type": "integer",
                  "minimum": 0
                },
                "outsidePeriod": {
                  "description": "Requests outside of the period that was asked for. Only in an audit.",
                  "type": "integer",
                  "minimum": 0
                },
                "partial": {
                  "description": "Whether the audit was stopped before the end of its input. Only in an audit.",
                  "type": "boolean"
                }
              }
            },
            "rules": {
              "description": "The rules that have findings.",
              "type": "array",
              "items": {
                "description": "A rule.",
                "type": "object",
                "required": ["id", "title", "severity", "basis", "about"],
                "properties": {
                  "id": { "description": "Its id.", "type": "string" },
                  "title": { "description": "What it wants.", "type": "string" },
                  "severity": {
                    "description": "The severity that its file gives it.",
                    "type": "string",
                    "enum": ["note", "warning", "error"]
                  },
                  "basis": {
                    "description": "Why it exists, in a word; see the findings.",
                    "type": "string",
                    "enum": ["documented", "inferred", "security", "hygiene", "policy"]
                  },
                  "source": {
                    "description": "Where it comes from. Left out where it gives none.",
                    "type": "string"
                  },
                  "address": {
                    "description": "The page that documents it. Left out where none is known.",
                    "type": "string"
                  },
                  "about": { "description": "Why it matters.", "type": "string" }
                }
              }
            },
            "inputs": {
              "description": "The files with requests. Not in an audit, whose member of that name tells more.",
              "type": "array",
              "items": { "description": "The file's name as it was given.", "type": "string" }
            },
        \#(audit)
          }
        }

        """#
}
