internal import Requests

/// Requests that pass though they break what is documented.
package struct Loophole: Sendable {
    package let constraint: DocumentedConstraint
    /// How many shapes pass.
    package var shapes: Int
    /// The shortest of them: one request, or several that are sent one after another.
    package var example: [Variant]

    /// The loopholes that a walk shows.
    static func all(in walk: Walk, _ entry: Catalog.Entry, _ judge: VariantJudge) -> [Loophole] {
        DocumentedConstraint.allCases.compactMap { constraint in
            let passing = walk.parts.flatMap(\.rows).filter { constraint.isBroken(by: $0, entry) && judge.passes($0) }
            guard let shortest = passing.min(by: { $0.variant.size < $1.variant.size }) else { return nil }
            return Loophole(constraint: constraint, shapes: passing.count, example: [shortest.variant])
        }
    }

    /// The loopholes that made-up values show: each parameter of a request that passes gets texts that are not of its type.
    static func ofValues(in walk: Walk, _ entry: Catalog.Entry, _ judge: inout VariantJudge) -> [Loophole] {
        var passing: [Variant] = []
        for parameter in entry.parameters {
            guard var variant = shortest(in: walk, giving: parameter.name, entry, judge) else { continue }
            for text in parameter.type.examplesOfInvalidTexts {
                variant.texts = [(parameter.name, [text])]
                if judge.passes(judge.judge(variant)) { passing.append(variant) }
            }
        }
        guard let first = passing.first else { return [] }
        return [Loophole(constraint: .values, shapes: passing.count, example: [first])]
    }

    /// The loopholes that pairs of requests show: the second gives a user of the first another registration.
    static func ofSequences(in walk: Walk, _ entry: Catalog.Entry, _ judge: inout VariantJudge) -> [Loophole] {
        guard entry.operation == .bind || entry.operation == .update else { return [] }
        var passing: [[Variant]] = []
        for user in ["user_id", "user_name"] {
            guard var first = shortest(in: walk, giving: user, entry, judge) else { continue }
            let application = ["application_id", "application_name"].first(where: first.gives)
            let common = [(user, ["7"])] + (application.map { [($0, ["3"])] } ?? [])
            var second = first
            first.texts = common + [("sip_registration_id", ["1"])]
            second.texts = common + [("sip_registration_id", ["2"])]
            if judge.judge(sequence: [first, second]).allSatisfy({ judge.failures($0).isEmpty }) {
                passing.append([first, second])
            }
        }
        guard let pair = passing.first else { return [] }
        return [Loophole(constraint: .oneRegistration, shapes: passing.count, example: pair)]
    }

    /// The shortest request that gives a parameter, breaks nothing that is documented, and passes.
    private static func shortest(
        in walk: Walk, giving parameter: String, _ entry: Catalog.Entry, _ judge: VariantJudge
    ) -> Variant? {
        let isVaried = walk.dimensions.contains { $0.subject == .parameter(parameter) }
        let rows = walk.parts.first?.rows ?? []
        return rows.filter { row in
            guard row.action != .unbind || parameter == "bind" else { return false }
            return (!isVaried || row.variant.gives(parameter)) && judge.passes(row)
                && !DocumentedConstraint.allCases.contains { $0.isBroken(by: row, entry) }
        }.min { $0.variant.size < $1.variant.size }?.variant
    }
}

extension ParameterType {
    /// Texts that are given and not of the type.
    fileprivate var examplesOfInvalidTexts: [String] {
        switch self {
        case .integer: ["0", "-5", "1.0", "1;2", "all", "null"]
        case .count: ["-1", "1.0", "all"]
        case .boolean: ["2", "yes", "null"]
        case .intlist: ["1;a", "x"]
        case .string, .stringlist: []
        }
    }
}
