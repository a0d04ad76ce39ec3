import SourceText

@testable import Policy

/// A file whose text marks a place: `user_id=«42»`.
struct Marked {
    let file: SourceFile
    let span: SourceSpan

    init(_ text: String) {
        let parts = text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "«" || $0 == "»" }
            .map { Array(String($0).utf8) }
        precondition(parts.count == 3, "one place is marked")
        file = SourceFile(name: "f", bytes: parts[0] + parts[1] + parts[2])
        span = SourceSpan(parts[0].count, parts[0].count + parts[1].count)
    }

    init(_ bytes: [UInt8], _ span: SourceSpan) {
        file = SourceFile(name: "f", bytes: bytes)
        self.span = span
    }

    /// Results with one finding at the place.
    var results: Results {
        var results = Results()
        results.files = [file]
        results.findings = [Marked.finding(at: span)]
        return results
    }

    static func finding(at span: SourceSpan) -> Finding {
        Finding(
            rule: "rule", severity: .error, basis: .policy, source: nil, message: "message", hint: nil,
            place: Finding.Place(file: 0, span: span), operation: "BindSipRegistration", related: [], fixes: [],
            fingerprint: "0")
    }
}
