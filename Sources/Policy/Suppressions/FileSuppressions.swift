internal import SourceText

/// The comments of one file that hold, found by what they cover.
struct FileSuppressions {
    /// One comment that holds.
    struct Suppression {
        var place: Finding.Place
        var text: String
        var rules: [Text]
        var reach: SuppressionReach
        /// The rules that found something that it covers.
        var used: Set<String> = []
    }

    private(set) var all: [Suppression] = []
    private let reaches: SuppressionReaches
    /// Those that cover a line, and those that cover a block.
    private var byLine: [Int: [Int]] = [:]
    private var ofBlocks: [Int] = []

    init(_ reaches: SuppressionReaches) { self.reaches = reaches }

    mutating func add(_ suppression: Suppression) {
        if suppression.reach.block == nil {
            byLine[suppression.reach.line, default: []].append(all.count)
        } else {
            ofBlocks.append(all.count)
        }
        all.append(suppression)
    }

    /// Whether one of them lets a rule find something at a place, of a request by its number. All that do are used: two may
    /// say the same.
    @discardableResult
    mutating func use(_ rule: String, _ span: SourceSpan, _ request: Int?) -> Bool {
        let lines = reaches.lines(of: span, request: request)
        var covering = byLine[lines.own] ?? []
        if let line = lines.request, line != lines.own {
            covering += (byLine[line] ?? []).filter { all[$0].reach.coversRequests }
        }
        covering += ofBlocks.filter { all[$0].reach.block?.contains(span.start) == true }
        var isCovered = false
        for index in covering where all[index].rules.contains(where: { $0 == rule }) {
            all[index].used.insert(rule)
            isCovered = true
        }
        return isCovered
    }
}

extension SourceSpan {
    fileprivate func contains(_ offset: Int) -> Bool { start <= offset && offset < end }
}
