/// A version such as 0.1.0; parts that are left out are zero.
package struct Version: Comparable, Hashable, Sendable {
    private let parts: [Int]
    /// How many parts are written.
    let precision: Int

    package init?(_ text: some StringProtocol) {
        let words = text.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = words.compactMap { word in
            word.utf8.allSatisfy { $0 &- 0x30 < 10 } ? Int(word) : nil
        }
        guard (1...3).contains(words.count), numbers.count == words.count else { return nil }
        parts = numbers + Array(repeating: 0, count: 3 - numbers.count)
        precision = numbers.count
    }

    package static func < (first: Version, second: Version) -> Bool {
        first.parts.lexicographicallyPrecedes(second.parts)
    }

    package static func == (first: Version, second: Version) -> Bool { first.parts == second.parts }

    package func hash(into hasher: inout Hasher) { hasher.combine(parts) }

    /// Whether it is the other as far as that is written: 0.1.3 is a 0.1.
    func isA(_ other: Version) -> Bool { parts.prefix(other.precision) == other.parts.prefix(other.precision) }
}

/// What `required-version` says: `>=0.1`, `>=0.1, <0.3`, or a version, of which every later part may be another.
package struct VersionRequirement: Sendable {
    /// As written.
    package let text: String
    private let conditions: [Condition]

    private struct Condition: Sendable {
        var comparison: Comparison
        var version: Version
    }

    /// Longer signs stand before those that they begin with.
    private enum Comparison: String, CaseIterable {
        case atLeast = ">="
        case atMost = "<="
        case same = "=="
        case above = ">"
        case below = "<"
        case plain = "="
    }

    /// Nil for a text that is no requirement.
    package init?(_ text: String) {
        self.text = text
        let words = text.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmed }
        let conditions = words.compactMap { word in
            let sign = Comparison.allCases.first { word.hasPrefix($0.rawValue) }
            let version = Version(word.dropFirst(sign?.rawValue.count ?? 0).trimmed)
            return version.map { Condition(comparison: sign ?? .plain, version: $0) }
        }
        guard conditions.count == words.count else { return nil }
        self.conditions = conditions
    }

    package func isMet(by version: Version) -> Bool {
        conditions.allSatisfy { condition in
            switch condition.comparison {
            case .atLeast: version >= condition.version
            case .atMost: version <= condition.version || version.isA(condition.version)
            case .above: version > condition.version && !version.isA(condition.version)
            case .below: version < condition.version
            case .same, .plain: version.isA(condition.version)
            }
        }
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var text = drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return text
    }
}
