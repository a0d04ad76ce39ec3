package import Policy
internal import Requests
package import SourceText

extension RuleProof {
    /// The proof as one JSON object: a section for each operation, with tables, contradictions and loopholes.
    package var json: JSON {
        [
            "sound": .bool(isSound), "rules": .int(ruleCount), "operations": .list(sections.map(\.json)),
            "neverApplied": .list(neverApplied.map { .string($0) }),
            "untried": .list(
                untried.map { ["rule": .string($0.rule), "reads": .list($0.reads.map { .string($0) })] }),
        ]
    }
}

extension RuleProof.Section {
    fileprivate var json: JSON {
        [
            "operation": .string(operation.name),
            "tables": .list(
                tables.map { part in
                    [
                        "dimensions": .list(part.dimensions.map(\.json)), "shapes": .int(part.shapes),
                        "violating": .object(part.table.violating.map { ($0.rule, .list($0.lines.map(object))) }),
                        "passing": .list(part.table.passing.map(object)),
                    ]
                }),
            "contradictions": .list(
                contradictions.map { found in
                    [
                        "action": .string(found.action), "given": .list(found.given.map { .string($0) }),
                        "rules": .list(found.rules.map { .string($0) }),
                    ]
                }),
            "loopholes": .list(
                loopholes.map { loophole in
                    [
                        "constraint": .string(loophole.constraint.rawValue), "shapes": .int(loophole.shapes),
                        "example": .list(loophole.example.map(\.document)),
                    ]
                }),
            "tooLarge": .list(
                tooLarge.map { ["dimensions": .list($0.dimensions.map(\.json)), "shapes": .int($0.shapes)] }),
        ]
    }
}

extension Dimension {
    fileprivate var json: JSON {
        ["name": .string(subject.name), "values": .list(values.map { .string($0) })]
    }
}

/// What requests say, as an object of the values that each dimension may have.
private func object(_ conditions: DecisionTable.Conditions) -> JSON {
    .object(conditions.map { ($0.dimension.subject.name, .list($0.values.map { .string($0) })) })
}
