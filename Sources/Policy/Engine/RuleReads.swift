internal import CEL

/// What the parts of a rule read, as far as it decides what can be remembered by shape.
struct RuleReads: Sendable {
    /// Whether each part reads nothing but what a shape tells. A part that is not there reads nothing.
    let whenIsShape: Bool
    let requireIsShape: Bool
    let eachIsShape: Bool

    init(_ rule: Rule, _ vocabulary: Vocabulary) {
        func isShape(_ expression: Expression?) -> Bool {
            guard let expression else { return true }
            return expression.valueFields.allSatisfy { $0 != "argument.text" }
                && expression.valueSlots.allSatisfy(vocabulary.shapeSlots.contains)
        }
        whenIsShape = isShape(rule.when)
        requireIsShape = isShape(rule.require)
        eachIsShape = isShape(rule.each?.list)
    }

    var isShape: Bool { whenIsShape && requireIsShape && eachIsShape }
}
