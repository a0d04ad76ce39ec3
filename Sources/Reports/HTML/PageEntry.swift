internal import Policy
internal import Requests

/// A finding on a page, or several that are alike: the first of them, and what is known of the others.
struct PageEntry {
    let fingerprint: String
    private let severity: Severity
    private let content: Markup
    private let account: Int?
    private let caller: String?
    private(set) var count = 1
    /// The places of further ones, up to a limit.
    private var places: [String] = []
    private var files: [String]
    private var hasMoreFiles = false
    private var first: Timestamp?
    private var last: Timestamp?

    private static let shownPlaces = 3
    /// Files that a group can be filtered by; one of more is in every file, as far as a filter knows.
    private static let knownFiles = 12

    init(_ finding: ReportedFinding) {
        fingerprint = finding.fingerprint
        severity = finding.severity
        content = FindingMarkup(finding).markup
        account = finding.account
        caller = finding.caller
        files = [finding.location.file]
        first = finding.time
        last = finding.time
    }

    /// Bytes that it takes on the page, about.
    var size: Int { content.size + 320 }

    mutating func add(_ finding: ReportedFinding) {
        count += 1
        if places.count < Self.shownPlaces - 1 { places.append(finding.location.text) }
        if !files.contains(finding.location.file) {
            if files.count < Self.knownFiles { files.append(finding.location.file) } else { hasMoreFiles = true }
        }
        guard let time = finding.time else { return }
        first = first.map { min($0, time) } ?? time
        last = last.map { max($0, time) } ?? time
    }

    /// The entry as a whole, to which links lead by the anchor.
    func markup(anchor: String) -> Markup {
        """
        <article id="\(anchor)" class="\(severity.rawValue)"\(attributes)>\(content)\(notes)\
        <a class="link" href="#\(anchor)" title="Link to this finding" aria-label="Link to this finding">#</a></article>

        """
    }

    /// What the filter reads. Files have a line each.
    private var attributes: Markup {
        var attributes: Markup = hasMoreFiles ? "" : " data-file=\"\(files.joined(separator: "\n"))\""
        if let account { attributes += " data-account=\"\(account)\"" }
        if let caller { attributes += " data-caller=\"\(caller)\"" }
        if count > 1 { attributes += " data-count=\"\(count)\"" }
        return attributes
    }

    private var notes: Markup {
        var parts: [Markup] = []
        if count > 1 { parts.append("<b>\(count.grouped) times</b>") }
        if let first, let last {
            parts.append(
                first == last
                    ? "<time>\(first.rfc3339)</time>"
                    : "<time>\(first.rfc3339)</time> to <time>\(last.rfc3339)</time>")
        }
        if let account { parts.append("account \(account)") }
        if let caller { parts.append("by <span class=\"token\">\(caller)</span>") }
        var notes: Markup = parts.isEmpty ? "" : "<p class=\"seen\">\(parts.joined(by: " · "))</p>"
        guard !places.isEmpty else { return notes }
        let more = count - places.count - 1
        var also: [Markup] = places.map { "<code>\($0)</code>" }
        if more > 0 { also.append("and \(more.of("more place"))") }
        notes += "<p class=\"seen\">also \(also.joined(by: ", "))</p>"
        return notes
    }
}

extension [Markup] {
    func joined(by separator: Markup) -> Markup {
        var joined = Markup.nothing
        for (index, piece) in enumerated() {
            if index > 0 { joined += separator }
            joined += piece
        }
        return joined
    }
}

/// Where links to findings lead: by their fingerprints, of which a saved report or an audit may have several alike.
struct Anchors {
    private var counts: [String: Int] = [:]

    mutating func anchor(_ fingerprint: String) -> String {
        let name = String(fingerprint.unicodeScalars.prefix(64).map { $0.isASCIIWord ? Character($0) : "-" })
        let count = counts[name, default: 0] + 1
        counts[name] = count
        return count == 1 ? "f-\(name)" : "f-\(name)-\(count)"
    }
}

extension Unicode.Scalar {
    fileprivate var isASCIIWord: Bool {
        switch self {
        case "a"..."z", "A"..."Z", "0"..."9": true
        default: false
        }
    }
}
