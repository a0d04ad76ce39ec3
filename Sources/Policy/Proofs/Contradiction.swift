internal import Requests

/// Rules that no request can meet together, though it can meet any of them but one.
package struct Contradiction: Sendable {
    package let action: String
    /// What requests give that cannot pass; empty where no request of the action passes.
    package var given: [String]
    /// Ids of the rules, none of which could be left out.
    package let rules: [String]

    /// The contradictions in a part of a walk: for each action, then for each value that a request may give.
    static func all(in part: Walk.Part, _ dimensions: [Dimension], _ judge: VariantJudge) -> [Contradiction] {
        var found: [Contradiction] = []
        for action in Action.allCases {
            let rows = part.rows.filter { $0.action == action }
            guard !rows.isEmpty else { continue }
            let failures = rows.map { judge.failures($0.violated).filter(part.rules.contains) }
            guard failures.contains(where: \.isEmpty) else {
                add(action, nil, core(failures), to: &found, judge.rules)
                continue
            }
            for dimension in part.dimensions {
                for value in dimensions[dimension].values.indices.dropFirst() {
                    let chosen = rows.indices.filter { rows[$0].variant.choices[dimension] == value }
                    let remaining = chosen.map { failures[$0] }
                    guard !remaining.isEmpty, !remaining.contains(where: \.isEmpty) else { continue }
                    let label = "\(dimensions[dimension].subject.name)=\(dimensions[dimension].values[value])"
                    let isParameter = dimensions[dimension].values[value] == "given"
                    add(
                        action, isParameter ? dimensions[dimension].subject.name : label, core(remaining), to: &found,
                        judge.rules)
                }
            }
        }
        return found
    }

    /// A rule that forbids something by itself contradicts nothing.
    private static func add(
        _ action: Action, _ given: String?, _ core: [Int], to found: inout [Contradiction], _ rules: [Rule]
    ) {
        guard core.count > 1 else { return }
        let ids = core.map { rules[$0].id }
        if let index = found.firstIndex(where: { $0.action == action.rawValue && $0.rules == ids }), let given {
            found[index].given.append(given)
        } else {
            found.append(Contradiction(action: action.rawValue, given: given.map { [$0] } ?? [], rules: ids))
        }
    }

    /// Rules of which each request violates one, as few as leaving out one after the other leaves.
    private static func core(_ failures: [[Int]]) -> [Int] {
        let all = Set(failures.flatMap { $0 }).sorted()
        if let one = all.first(where: { rule in failures.allSatisfy { $0.contains(rule) } }) { return [one] }
        var core = Set(all)
        for rule in all {
            let rest = core.subtracting([rule])
            if failures.allSatisfy({ !rest.isDisjoint(with: $0) }) { core = rest }
        }
        return core.sorted()
    }
}
