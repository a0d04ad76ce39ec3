package import SourceText

/// One call of the Management API, proposed or past.
package struct Request: Sendable {
    /// The method as written, and what it was understood as.
    package var method: Method
    package var arguments: [Argument]
    /// A place where more arguments may come from that the file does not show: a body in a file, a variable that holds
    /// a whole query, a body that was not logged. Nil where every argument is seen.
    package var unseenArguments: SourceSpan?
    package var http: HTTP?
    package var caller: Caller
    /// Kinds of credentials that a record states without showing them.
    package var statedCredentials: [Credential.Kind]
    /// When it was or will be sent.
    package var time: Timestamp?
    package var outcome: Outcome?
    /// What the answer to it said of registrations, where it was kept.
    package var answer: Answer?
    /// Secrets that stand in the file beside what is sent, such as the password that an `Authorization` header is made of.
    package var secrets: [Text] = []
    package var origin: Origin

    package init(method: Method, arguments: [Argument], origin: Origin) {
        self.method = method
        self.arguments = arguments
        self.origin = origin
        caller = Caller()
        statedCredentials = []
    }

    /// The operation, where the method is one of the five.
    package var operation: Operation? { if case .operation(let operation) = method.meaning { operation } else { nil } }

    /// What an API method's name means to bindlint.
    package struct Method: Sendable {
        package enum Meaning: Equatable, Sendable {
            case operation(Operation)
            /// Not a method's name, but one of the five but for case or up to two edits.
            case misspelt(nearest: Operation)
            /// Its name is a variable, or stands in a body that is not shown.
            case unknown
            /// Another method of the API, or no call of this API at all.
            case other
        }

        /// The name as written, where it is written.
        package var text: Text
        package var meaning: Meaning

        /// Reads a method's name.
        package init(_ text: Text) {
            self.text = text
            let name = text.string
            if text.isSymbolic {
                meaning = .unknown
            } else if let operation = Operation(rawValue: name) {
                meaning = .operation(operation)
            } else if let nearest = Operation(nearestTo: name) {
                meaning = .misspelt(nearest: nearest)
            } else {
                meaning = .other
            }
        }

        package init(_ text: Text, _ meaning: Meaning) {
            self.text = text
            self.meaning = meaning
        }
    }
}

/// Where a request was read.
package struct Origin: Sendable {
    /// What kind of file it stands in.
    package enum Kind: String, CaseIterable, Sendable {
        /// People write it and will send it.
        case authored
        /// A tool recorded it: HAR, raw HTTP.
        case recorded
        /// A server or gateway logged it.
        case logged
    }

    package var format: RequestFormat
    package var kind: Kind
    /// The whole request in its file.
    package var span: SourceSpan

    package init(format: RequestFormat, kind: Kind, span: SourceSpan) {
        self.format = format
        self.kind = kind
        self.span = span
    }
}

/// Who calls: as far as a record, a file or an option says it.
package struct Caller: Sendable {
    /// Names of roles as written; empty where none is known.
    package var roles: [Text] = []
    /// The account's id.
    package var account: Int?
    /// The subuser whom the vendor's audit log names.
    package var subuser: String?
    /// The remote address and the user agent, as a log has them.
    package var address: String?
    package var agent: String?

    package init() {}
}
