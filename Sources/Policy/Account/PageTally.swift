/// The pages of one method's answers, counted: whether they hold everything that there is.
struct PageTally: Sendable {
    /// One answer.
    struct Page: Sendable {
        var elements = 0
        /// Elements that an earlier page, or the page itself, has already.
        var duplicates = 0
        /// `total_count` and `count` as the answer says them.
        var total: Int?
        var count: Int?
        /// The one application of all its elements; nil where they have none or differ.
        var application: Int?
        private var isMixed = false

        /// Counts an element.
        mutating func add(isDuplicate: Bool, applications: [Int]?) {
            let own = applications.flatMap { $0.count == 1 ? $0[0] : nil }
            if elements == 0 { application = own }
            if own == nil || own != application { isMixed = true }
            if isMixed { application = nil }
            elements += 1
            if isDuplicate { duplicates += 1 }
        }
    }

    var pages: [Page] = []

    var elements: Int { pages.reduce(0) { $0 + $1.elements } }
    var duplicates: Int { pages.reduce(0) { $0 + $1.duplicates } }

    /// What the pages cover. Pages that add up are everything; else those of single applications may add up by
    /// themselves, as when GetRules was asked for each application.
    var coverage: Coverage {
        guard !pages.isEmpty, duplicates == 0 else { return .none }
        if PageTally.isWhole(pages) { return .all }
        guard pages.allSatisfy({ $0.application != nil || $0.elements == 0 }) else { return .none }
        let groups = Dictionary(grouping: pages.filter { $0.elements > 0 }) { $0.application ?? 0 }
        let whole = groups.filter { PageTally.isWhole($0.value) }
        return whole.isEmpty ? .none : .applications(Set(whole.keys))
    }

    /// The one application of every element of every page.
    var onlyApplication: Int? {
        let found = Set(pages.filter { $0.elements > 0 }.map(\.application))
        return found.count == 1 ? found.first ?? nil : nil
    }

    /// Whether pages are one listing without a gap. `count` is what its page holds, or the number of all, as each method
    /// has it; a page that says neither was put together by hand, of all that there is.
    private static func isWhole(_ pages: [Page]) -> Bool {
        let elements = pages.reduce(0) { $0 + $1.elements }
        let totals = Set(pages.compactMap(\.total))
        if let total = totals.first { return totals.count == 1 && total == elements }
        return pages.allSatisfy { $0.count == nil || $0.count == $0.elements || $0.count == elements }
    }

    /// How the pages fall short, to be said in a warning; nil where they do not.
    var shortfall: String? {
        if duplicates > 0 { return "\(duplicates) of \(elements) stand there twice" }
        guard coverage == .none else { return nil }
        let totals = Set(pages.compactMap { $0.total ?? $0.count }).sorted()
        guard totals.count == 1, let total = totals.first else {
            return "the pages do not agree on how many there are (\(totals.map(String.init).joined(separator: ", ")))"
        }
        return "\(elements) of \(total)"
    }
}

/// Of which applications an export holds everything of one kind.
package enum Coverage: Equatable, Sendable {
    case none
    case applications(Set<Int>)
    case all

    /// Whether everything of an application is there; of any application where none is named.
    package func includes(_ application: Int?) -> Bool {
        switch self {
        case .none: false
        case .applications(let applications): application.map(applications.contains) ?? false
        case .all: true
        }
    }
}
