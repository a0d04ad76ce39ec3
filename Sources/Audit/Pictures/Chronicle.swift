internal import Policy

/// What is kept of the bindings of a log, to be drawn: of each user the latest.
///
/// It stays below a fixed size. Where it grows beyond, only the users that would be shown first are kept, and what goes is
/// counted. Whose bindings come back later begins anew.
struct Chronicle {
    struct Row {
        let key: UserKey
        /// Which row it is by its first binding.
        let order: Int
        var bars: [BindingBar] = []
        /// How many bindings there were, and how many of them not only an account export tells of.
        var count = 0
        var touched = 0
    }

    private(set) var rows: [Row] = []
    private var indices: [UserKey: Int] = [:]
    private var made = 0
    private var keptBars = 0
    private(set) var countedBars = 0
    /// Who called, and how many findings concern whom.
    var attributions = Attributions()
    var roles = RoleTally()

    /// Users with a timeline in the end, the bindings of each, and those of all.
    static let shownRows = 500
    static let shownBars = 200
    static let mostShownBars = 4_000
    /// Before the end there may be so many, and then half of them are kept.
    private static let mostRows = 20_000
    private static let mostBars = 60_000

    /// How many users had a row, of whom some may have had two one after the other.
    var rowsMade: Int { made }

    /// Takes the bindings that a request ended.
    mutating func add(_ endings: [Ledger.Ending], by call: LedgerCall, account: Int?) {
        for ending in endings {
            append(BindingBar(ending, by: call), UserKey(account, ending.binding.user), isTouched: true)
        }
    }

    /// Takes the bindings that stand in the end.
    mutating func addStanding(_ ledger: Ledger, account: Int?) {
        ledger.forEachRegistration { record in
            guard record.state == .bound else { return }
            append(BindingBar(record), UserKey(account, record.user), isTouched: !record.isExported)
        }
    }

    private mutating func append(_ bar: BindingBar, _ key: UserKey, isTouched: Bool) {
        let index = index(of: key)
        rows[index].bars.append(bar)
        rows[index].count += 1
        if isTouched { rows[index].touched += 1 }
        keptBars += 1
        countedBars += 1
        if rows[index].bars.count >= 2 * Self.shownBars {
            rows[index].bars.removeFirst(Self.shownBars)
            keptBars -= Self.shownBars
        }
        if keptBars > Self.mostBars || rows.count > Self.mostRows { shorten(bars: Self.mostBars / 2) }
    }

    private mutating func index(of key: UserKey) -> Int {
        if let index = indices[key] { return index }
        indices[key] = rows.count
        rows.append(Row(key: key, order: made))
        made += 1
        return rows.count - 1
    }

    /// Keeps the users that are shown first, and of them so many bindings in all: of users with many the same number.
    mutating func shorten(bars most: Int) {
        let ordered = rows.map { (row: $0, findings: attributions.findings[$0.key] ?? 0) }.sorted {
            ($1.findings, $1.row.touched, $0.row.order) < ($0.findings, $0.row.touched, $1.row.order)
        }
        rows = ordered.prefix(Self.shownRows).map(\.row)
        let share = Self.share(of: rows.map(\.bars.count), within: most)
        for index in rows.indices { rows[index].bars = Array(rows[index].bars.suffix(share)) }
        keptBars = rows.reduce(0) { $0 + $1.bars.count }
        indices = Dictionary(uniqueKeysWithValues: rows.indices.map { (rows[$0].key, $0) })
    }

    /// The most that each may have, so that all together have no more than there is.
    static func share(of counts: [Int], within most: Int) -> Int {
        var range = 1...shownBars
        while range.lowerBound < range.upperBound {
            let middle = (range.lowerBound + range.upperBound + 1) / 2
            let total = counts.reduce(0) { $0 + min($1, middle) }
            range = total <= most ? middle...range.upperBound : range.lowerBound...middle - 1
        }
        return range.lowerBound
    }
}
