internal import Requests
package import SourceText

/// Reads requests that are written as data in JSON Lines or YAML, the canonical record among them; `JSONFileReader` reads
/// those in JSON.
package struct DocumentReader: Reader {
    package enum Syntax: Sendable { case jsonLines, yaml }

    package var syntax: Syntax

    package init(_ syntax: Syntax) { self.syntax = syntax }

    package func read(_ text: Text, scope: Scope) -> Reading {
        switch syntax {
        case .jsonLines:
            var requests = DocumentRequests(format: .jsonl, scope: scope)
            for line in Node.jsonLines(text) where !requests.isFull {
                requests.read { () throws(SyntaxError) in [try line.get()] }
            }
            return requests.reading
        case .yaml:
            var requests = DocumentRequests(format: .yaml, scope: scope)
            requests.read { () throws(SyntaxError) in try Node.yamlDocuments(text) }
            return requests.reading
        }
    }

    /// The requests of one document that is read already, such as an example in a rule file.
    package func read(_ document: Node) -> Reading {
        var requests = DocumentRequests(format: .yaml, scope: .sipRegistrations)
        requests.read { [document] }
        return requests.reading
    }
}
