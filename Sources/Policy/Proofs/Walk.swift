internal import Requests
internal import SourceText

/// Every shape of an operation's requests, judged. Dimensions that neither a rule which fails requests nor the documentation
/// ties together are walked apart from each other: whether requests pass for the ones does not hang on the others.
struct Walk {
    /// One shape and what became of it.
    struct Row {
        let variant: Variant
        let action: Action?
        /// The numbers of the rules that it violates.
        let violated: [Int]
    }

    /// Dimensions that rules tie together.
    struct Part {
        /// Numbers of dimensions.
        let dimensions: [Int]
        /// The numbers of the rules that read them.
        let rules: Set<Int>
        private(set) var rows: [Row] = []

        fileprivate init(dimensions: [Int], rules: Set<Int>) {
            self.dimensions = dimensions
            self.rules = rules
        }

        fileprivate mutating func add(_ row: Row) { rows.append(row) }
    }

    let dimensions: [Dimension]
    private(set) var parts: [Part] = []
    /// Sets of dimensions with too many shapes to walk.
    private(set) var tooLarge: [(dimensions: [Int], shapes: Int)] = []

    /// More shapes than this take longer than anybody waits.
    private static let mostShapes = 50_000

    init(_ entry: Catalog.Entry, _ judge: inout VariantJudge) {
        let reads = judge.rules.map { DimensionReads($0, entry, judge.vocabulary).subjects }
        dimensions = Dimension.all(
            of: entry, judge.vocabulary.catalog,
            read: reads.reduce(into: DocumentedConstraint.subjects(entry)) { $0.formUnion($1) })
        // The shortest requests that pass, one for each action: what other parts leave as it is.
        var bases = [Array(repeating: 0, count: dimensions.count)]
        let tying = judge.failures(Array(reads.indices)).map { reads[$0] } + [DocumentedConstraint.arguments(entry)]
        for part in Walk.parts(dimensions, tying, reads) {
            var part = part
            let shapes = bases.count * part.dimensions.reduce(1) { $0 * dimensions[$1].values.count }
            guard shapes <= Walk.mostShapes else {
                tooLarge.append((part.dimensions, shapes))
                continue
            }
            for base in bases {
                Walk.forEachChoice(of: part.dimensions.map { dimensions[$0].values.count }) { choice in
                    var choices = base
                    for (dimension, value) in zip(part.dimensions, choice) { choices[dimension] = value }
                    part.add(judge.judge(Variant(entry.operation, dimensions, choices: choices)))
                }
            }
            bases = Walk.shortest(part.rows, judge)
            parts.append(part)
        }
    }

    /// The dimensions in sets that no rule ties to each other, those of arguments first.
    private static func parts(
        _ dimensions: [Dimension], _ tying: [Set<Dimension.Subject>], _ reads: [Set<Dimension.Subject>]
    ) -> [Part] {
        var groups = dimensions.indices.map { [$0] }
        for read in tying {
            let tied = groups.filter { group in group.contains { read.contains(dimensions[$0].subject) } }
            guard tied.count > 1 else { continue }
            groups.removeAll { group in group.contains { read.contains(dimensions[$0].subject) } }
            groups.append(tied.flatMap { $0 }.sorted())
        }
        // The others are walked with arguments that pass.
        let isOfArguments = groups.map { group in group.contains { dimensions[$0].subject.isOfArguments } }
        let order = groups.indices.sorted { first, second in
            (isOfArguments[first] ? 0 : 1, -groups[first].count, first)
                < (isOfArguments[second] ? 0 : 1, -groups[second].count, second)
        }
        return order.map { index in
            let group = groups[index]
            let rules = reads.indices.filter { rule in group.contains { reads[rule].contains(dimensions[$0].subject) } }
            return Part(dimensions: group, rules: Set(rules))
        }
    }

    /// Calls with every way to choose one of so many values for each place.
    private static func forEachChoice(of counts: [Int], _ body: ([Int]) -> Void) {
        var choice = Array(repeating: 0, count: counts.count)
        while true {
            body(choice)
            guard let place = choice.indices.last(where: { choice[$0] + 1 < counts[$0] }) else { return }
            choice[place] += 1
            for later in place + 1..<choice.count { choice[later] = 0 }
        }
    }

    /// For each action the shortest request that passes; where none does, the shortest.
    private static func shortest(_ rows: [Row], _ judge: VariantJudge) -> [[Int]] {
        var shortest: [(action: Action?, row: Row)] = []
        for row in rows {
            guard let index = shortest.firstIndex(where: { $0.action == row.action }) else {
                shortest.append((row.action, row))
                continue
            }
            let best = shortest[index].row
            let key = (judge.passes(row) ? 0 : 1, row.variant.size)
            if key < (judge.passes(best) ? 0 : 1, best.variant.size) { shortest[index].row = row }
        }
        return shortest.map(\.row.variant.choices)
    }
}
