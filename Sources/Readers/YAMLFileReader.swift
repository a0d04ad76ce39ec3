internal import Requests
package import SourceText

/// Reads a YAML file for both that it may hold: requests written as data, and scripts of a pipeline that call curl.
package struct YAMLFileReader: Reader {
    package init() {}

    package func read(_ text: Text, scope: Scope) -> Reading {
        var requests = DocumentRequests(format: .yaml, scope: scope)
        var documents: [Node] = []
        requests.read { () throws(SyntaxError) in
            documents = try Node.yamlDocuments(text)
            return documents
        }
        var reading = requests.reading
        if SourceComment.mayStand(in: text) { reading.comments = YAMLComments(text, documents).comments }
        // Scripts of a file with broken requests are not looked for.
        guard reading.problems.isEmpty, text.mayHoldCurl(of: scope) else { return reading }
        let scripts = CIReader().read(documents, scope: scope)
        reading.requests += scripts.requests
        reading.problems += scripts.problems
        reading.comments += scripts.comments
        return reading
    }
}
