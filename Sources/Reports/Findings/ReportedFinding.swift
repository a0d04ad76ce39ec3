package import Policy
internal import Requests
package import SourceText

/// A finding as every format shows it: secrets masked, places as lines and columns. It comes from a run's results or from
/// a saved report.
package struct ReportedFinding: Sendable {
    struct Related: Sendable {
        var location: Location
        var message: String
    }

    struct Fix: Sendable {
        var title: String
        var isSafe: Bool
        var edits: [Edit]
        /// Whether a secret in it is masked, so that applying it would write asterisks.
        var isMasked: Bool
    }

    struct Edit: Sendable {
        /// Bytes of the file before the replaced ones, and how many are replaced.
        var offset: Int
        var length: Int
        var start: SourceFile.Position
        var end: SourceFile.Position
        var text: String
    }

    var rule: String
    package var severity: Severity
    var basis: Basis
    /// Where the rule comes from: "BindSipRegistration, description".
    var source: String?
    var message: String
    var hint: String?
    var location: Location
    /// Bytes of the file before the place, and of the place.
    var offset: Int
    var length: Int
    var operation: String
    var fingerprint: String
    var related: [Related]
    var fixes: [Fix]
    /// What the record of a log tells.
    var time: Timestamp?
    var account: Int?
    var caller: String?
    /// The text that it stands in, where that is at hand.
    package var context: FindingContext?

    /// The message and what to do about it, for formats without a place of its own for a hint.
    var advice: String { hint.map { "\(message)\nhint: \($0)" } ?? message }
}

/// The file that a finding stands in.
package struct FindingContext: Sendable {
    /// The file's bytes, or the piece of a log that the finding's record is.
    package let file: SourceFile
    /// Whether it is the whole file.
    package let isWhole: Bool
    /// What may be quoted of the finding's place and its related ones. A file that was read again for a saved report is not
    /// quoted: nobody knows its secrets.
    var quotation: Quotation?

    package init(file: SourceFile, isWhole: Bool) {
        self.file = file
        self.isWhole = isWhole
    }

    struct Quotation: Sendable {
        let disclosure: Disclosure
        let places: [Finding.Place]

        /// The lines of a place, which is the finding's own or a related one.
        func excerpts(_ index: Int, upTo cells: Int) -> [Excerpt] {
            disclosure.excerpts(of: places[index], upTo: cells)
        }
    }

    /// The column in bytes, from 1, of an offset in the file.
    func byteColumn(at offset: Int, line: Int) -> Int? {
        guard !file.bytes.isEmpty else { return nil }
        let column = offset - file.start.offset - file.spanOfLine(line - file.start.line + 1).start + 1
        return column < 1 ? nil : column
    }
}
