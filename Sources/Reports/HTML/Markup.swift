/// A piece of HTML. A text becomes a part of it only by interpolation, which escapes it: what a log holds stays text.
struct Markup: ExpressibleByStringInterpolation {
    private(set) var html: String

    /// HTML written by hand, never from data.
    init(stringLiteral html: String) { self.html = html }

    init(stringInterpolation pieces: Pieces) { html = pieces.html }

    struct Pieces: StringInterpolationProtocol {
        fileprivate var html = ""

        init(literalCapacity: Int, interpolationCount: Int) { html.reserveCapacity(literalCapacity * 2) }

        mutating func appendLiteral(_ literal: String) { html += literal }

        /// A text for the content of an element or for a quoted attribute; what is unprintable in it is shown. It begins no
        /// line of the page: a CI system takes lines of its log for commands.
        mutating func appendInterpolation(_ text: String) {
            let lines = text.cut(toScalars: Markup.longestText).split(separator: "\n", omittingEmptySubsequences: false)
            html += lines.map { HTML.escaped(String($0).escapedForTerminal) }.joined(separator: "&#10;")
        }

        mutating func appendInterpolation(_ number: Int) { html += String(number) }
        mutating func appendInterpolation(_ markup: Markup) { html += markup.html }
        mutating func appendInterpolation(_ pieces: [Markup]) { for piece in pieces { html += piece.html } }

        mutating func appendInterpolation(_ pieces: [Page.Piece]) { html += HTML.text(pieces) }

        /// Markup of our own that comes as a text: a style, a script, a picture.
        mutating func appendInterpolation(trusted text: String) { html += text }
    }

    /// Scalars of a text that are shown.
    private static let longestText = 2_000

    static let nothing: Markup = ""

    var isEmpty: Bool { html.isEmpty }
    var bytes: [UInt8] { Array(html.utf8) }
    var size: Int { html.utf8.count }

    static func + (first: Markup, second: Markup) -> Markup { "\(first)\(second)" }
    static func += (first: inout Markup, second: Markup) { first.html += second.html }
}
