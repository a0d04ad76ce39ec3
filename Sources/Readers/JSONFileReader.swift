internal import Requests
package import SourceText

/// Reads a JSON file for what it holds: a Postman collection, or requests written as data.
package struct JSONFileReader: Reader {
    package init() {}

    package func read(_ text: Text, scope: Scope) -> Reading {
        do throws(SyntaxError) {
            let document = try Node(json: text)
            if let collection = PostmanCollection(document) { return collection.read(text, scope: scope) }
            var requests = DocumentRequests(format: .json, scope: scope)
            requests.read { [document] }
            return requests.reading
        } catch {
            var reading = Reading(order: .sequence)
            reading.problems.append(error)
            return reading
        }
    }
}
