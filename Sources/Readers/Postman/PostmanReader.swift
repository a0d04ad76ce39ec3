internal import Requests
package import SourceText

/// Reads collections of Postman in the format v2.1 and in v2.0 (https://schema.postman.com), as Postman would send them.
package struct PostmanReader: Reader {
    package init() {}

    package func read(_ text: Text, scope: Scope) -> Reading {
        var reading = Reading(order: .collection)
        do throws(SyntaxError) {
            let document = try Node(json: text)
            if let collection = PostmanCollection(document) { return collection.read(text, scope: scope) }
            reading.problems.append(
                SyntaxError("expected a collection: an object with info and item", at: document.span))
        } catch {
            reading.problems.append(error)
        }
        return reading
    }
}
