internal import Policy
internal import Requests

/// The hours with the most requests, in their order, each with a bar: `#` for requests, `x` for those that were refused.
struct BusiestHours {
    let hours: [AuditSummary.Hour]

    static let shown = 12
    private static let longestBar = 40

    init(_ hours: [AuditSummary.Hour]) {
        let busiest = hours.sorted {
            $0.requests != $1.requests ? $0.requests > $1.requests : $0.start < $1.start
        }
        self.hours = busiest.prefix(Self.shown).sorted { $0.start < $1.start }
    }

    func table(width: Int) -> TextTable {
        let most = hours.map(\.requests).max() ?? 0
        // The other columns and the gaps before them take less.
        let longest = max(min(Self.longestBar, width - 50), 4)
        let columns = [
            TextTable.Column(title: "hour"), TextTable.Column(title: "requests", isNumber: true),
            TextTable.Column(title: "refused", isNumber: true), TextTable.Column(title: "(x: refused)"),
        ]
        return TextTable(
            columns,
            hours.map { hour in
                [
                    Self.name(hour.start), hour.requests.grouped, hour.refused.grouped,
                    Self.bar(hour, cells: Self.share(hour.requests, of: most, in: longest)),
                ]
            })
    }

    /// `2026-11-23 17:00`
    private static func name(_ start: Timestamp) -> String {
        let text = start.rfc3339.split(separator: ":")[0].split(separator: "T")
        return "\(text.joined(separator: " ")):00"
    }

    private static func bar(_ hour: AuditSummary.Hour, cells: Int) -> String {
        // A bar of refused requests alone would say that there were no others.
        let most = hour.refused < hour.requests ? cells - 1 : cells
        let refused = min(share(hour.refused, of: hour.requests, in: cells), most)
        return String(repeating: "#", count: cells - refused) + String(repeating: "x", count: refused)
    }

    /// Rounded up, so that what there is shows.
    private static func share(_ count: Int, of whole: Int, in cells: Int) -> Int {
        whole == 0 ? 0 : (count * cells + whole - 1) / whole
    }
}
