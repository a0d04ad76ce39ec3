/// What requests say that violate a rule, and what those say that pass: in few lines, without what does not matter.
package struct DecisionTable: Sendable {
    /// What some requests say: the dimensions that matter, each with the values that it may have.
    package typealias Conditions = [(dimension: Dimension, values: [String])]

    /// By rule, in the order of the rules, those that a shape violates.
    package private(set) var violating: [(rule: String, lines: [Conditions])] = []
    /// The shapes that pass.
    package private(set) var passing: [Conditions] = []

    private let dimensions: [Dimension]

    init(_ part: Walk.Part, _ dimensions: [Dimension], _ judge: VariantJudge) {
        self.dimensions = dimensions
        // What several bases differ in is a dimension of the rows too.
        let varied = dimensions.indices.filter { place in
            Set(part.rows.map { $0.variant.choices[place] }).count > 1
        }
        func lines(where isIn: (Walk.Row) -> Bool) -> [Conditions] {
            let choices = part.rows.map { (choices: $0.variant.choices, isIn: isIn($0)) }
            let cover = DecisionTable.cover(
                choices.filter(\.isIn).map(\.choices), without: choices.filter { !$0.isIn }.map(\.choices), varied,
                dimensions)
            return cover.map { conditions($0, varied) }
        }
        for rule in part.rules.sorted() {
            let lines = lines { $0.violated.contains(rule) }
            if !lines.isEmpty { violating.append((judge.rules[rule].id, lines)) }
        }
        passing = lines { judge.failures($0.violated).isEmpty }
    }

    /// Some requests: the values that each dimension may have.
    private typealias Cube = [Set<Int>]

    /// Cubes that hold all of the one requests and none of the others, each as wide as it can be made.
    private static func cover(_ rows: [[Int]], without others: [[Int]], _ varied: [Int], _ dimensions: [Dimension])
        -> [Cube]
    {
        var cover: [Cube] = []
        for row in rows where !cover.contains(where: { holds($0, row, varied) }) {
            var cube: Cube = row.map { [$0] }
            for dimension in varied {
                for value in dimensions[dimension].values.indices where !cube[dimension].contains(value) {
                    cube[dimension].insert(value)
                    if others.contains(where: { holds(cube, $0, varied) }) { cube[dimension].remove(value) }
                }
            }
            cover.append(cube)
        }
        return cover
    }

    private static func holds(_ cube: Cube, _ row: [Int], _ varied: [Int]) -> Bool {
        varied.allSatisfy { cube[$0].contains(row[$0]) }
    }

    /// What a cube says, without the dimensions that do not matter.
    private func conditions(_ cube: Cube, _ varied: [Int]) -> Conditions {
        varied.compactMap { index in
            let dimension = dimensions[index]
            guard cube[index].count < dimension.values.count else { return nil }
            return (dimension, cube[index].sorted().map { dimension.values[$0] })
        }
    }
}
