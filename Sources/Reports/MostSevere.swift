internal import Policy

/// The gravest of what is added, up to a limit, in the order of severity and then as it came; the rest is counted.
struct MostSevere<Element> {
    private let limit: Int
    private var kept: [Severity: [Element]] = [:]
    private var count = 0
    private(set) var leftOut: [Severity: Int] = [:]

    init(limit: Int) {
        self.limit = limit
    }

    /// Whether there is room for one more of that severity, which must be added then: a graver one takes the place of the
    /// last that is less grave. One without room is counted.
    mutating func makeRoom(for severity: Severity) -> Bool {
        guard count == limit else { return true }
        guard let least = Severity.allCases.first(where: { !kept[$0, default: []].isEmpty }), least < severity else {
            leftOut[severity, default: 0] += 1
            return false
        }
        kept[least, default: []].removeLast()
        leftOut[least, default: 0] += 1
        count -= 1
        return true
    }

    mutating func add(_ element: Element, _ severity: Severity) {
        kept[severity, default: []].append(element)
        count += 1
    }

    var elements: [Element] { Severity.allCases.reversed().flatMap { kept[$0, default: []] } }

    /// What was left out, in words: "3 errors, 1 warning"; nil where nothing was.
    var omission: String? { MostSevere.words(leftOut) }

    static func words(_ counts: [Severity: Int]) -> String? {
        let parts = Severity.allCases.reversed().compactMap { severity in
            counts[severity].flatMap { $0 > 0 ? $0.of(severity.rawValue) : nil }
        }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}
