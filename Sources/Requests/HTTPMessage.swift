package import SourceText

/// An HTTP request as a file or a log shows it.
package struct HTTPMessage: Sendable {
    package struct Header: Sendable {
        /// As written; compared without case.
        package var name: Text
        package var value: Text

        package init(name: Text, value: Text) {
            self.name = name
            self.value = value
        }
    }

    /// A part of a multipart body.
    package struct Part: Sendable {
        package var name: Text
        /// Nil where the value comes from a file.
        package var value: Text?
        /// The part's whole writing: `-F name=value`, or the value of a raw part.
        package var span: SourceSpan

        package init(name: Text, value: Text?, span: SourceSpan) {
            self.name = name
            self.value = value
            self.span = span
        }
    }

    package enum Body: Sendable {
        case none
        /// The bytes of the body, whatever the content type says they are.
        case text(Text)
        /// A multipart body that is already taken apart.
        case parts([Part])
        /// An object of a document, whose members are the body's fields in whatever way the content type says.
        case object(Node)
        /// The body, or a part of it, comes from a file (its name as written) or standard input.
        case file(Text)
        /// There is or may be a body that was not recorded.
        case notRecorded
    }

    package var method: Text
    /// As sent: absolute where the form has a host, else a path with its query.
    package var url: Text
    package var headers: [Header]
    package var body: Body
    /// The whole request in the file.
    package var span: SourceSpan

    package init(method: Text, url: Text, headers: [Header], body: Body, span: SourceSpan) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.span = span
    }

    /// The first header of that name (lower case).
    package func header(_ name: String) -> Header? {
        headers.first { $0.isNamed(name) }
    }
}

extension HTTPMessage.Header {
    /// Whether this is the header of that name, given in lower case.
    package func isNamed(_ lowercased: String) -> Bool {
        name.isEqual(toLowercased: lowercased)
    }
}
