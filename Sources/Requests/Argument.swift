package import SourceText

/// One parameter of a request as it is written.
package struct Argument: Sendable {
    /// Where a parameter travels.
    package enum Location: String, Sendable {
        /// In the URL.
        case query
        /// In a urlencoded body.
        case form
        /// As a part of a multipart body.
        case multipart
        /// As a member of a JSON body.
        case json
        /// In a document that names operation and parameters and leaves the transport open.
        case document
    }

    package var name: Text
    /// The value as text: a list's elements are joined by `;` as the API's clients send them, `null` is the word.
    package var value: Text
    package var location: Location
    /// The whole argument: name through value where they stand together, else the value; where it is an object of its own
    /// in a list, that object.
    package var span: SourceSpan
    /// What a finding on it points at: the same, but of an object that goes over several lines only the value.
    package var place: SourceSpan

    package init(name: Text, value: Text, location: Location, span: SourceSpan) {
        self.name = name
        self.value = value
        self.location = location
        self.span = span
        place = span
    }

    /// Given, but its value is not in the file.
    package var isSymbolic: Bool { value.isSymbolic }
}
