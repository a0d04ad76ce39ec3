/// How a macro over a list or a map is written: how many of its arguments are variables, and what the others are.
struct ComprehensionForm {
    let kind: Node.Comprehension.Kind
    let variableCount: Int
    var hasCondition = true
    var hasResult = false

    /// The names of all macros over lists and maps.
    static let names = [
        "all", "exists", "exists_one", "existsOne", "map", "filter", "transformList", "transformMap",
        "transformMapEntry", "sortBy",
    ]

    /// Nil where the name is not a macro's, or not with that many arguments.
    static func of(_ name: String, argumentCount: Int) -> ComprehensionForm? {
        switch (name, argumentCount) {
        case ("all", 2), ("all", 3): Self(kind: .all, variableCount: argumentCount - 1)
        case ("exists", 2), ("exists", 3): Self(kind: .exists, variableCount: argumentCount - 1)
        case ("exists_one", 2), ("exists_one", 3), ("existsOne", 2), ("existsOne", 3):
            Self(kind: .existsOne, variableCount: argumentCount - 1)
        case ("filter", 2): Self(kind: .filter, variableCount: 1)
        case ("map", 2), ("map", 3):
            Self(kind: .map, variableCount: 1, hasCondition: argumentCount == 3, hasResult: true)
        case ("transformList", 3), ("transformList", 4):
            Self(kind: .transformList, variableCount: 2, hasCondition: argumentCount == 4, hasResult: true)
        case ("transformMap", 3), ("transformMap", 4):
            Self(kind: .transformMap, variableCount: 2, hasCondition: argumentCount == 4, hasResult: true)
        case ("transformMapEntry", 3), ("transformMapEntry", 4):
            Self(kind: .transformMapEntry, variableCount: 2, hasCondition: argumentCount == 4, hasResult: true)
        case ("sortBy", 2): Self(kind: .sortBy, variableCount: 1, hasCondition: false, hasResult: true)
        default: nil
        }
    }
}
