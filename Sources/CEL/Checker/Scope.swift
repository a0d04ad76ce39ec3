/// The variables that macros and locals declare, innermost last.
struct Scope {
    struct Variable {
        let name: String
        let type: CELType
        let reference: Reference
    }

    private var variables: [Variable]
    private let localCount: Int
    /// How many variables of macros were in scope at once, at most.
    private(set) var greatestDepth = 0

    init(locals: [(name: String, type: CELType)]) {
        variables = locals.enumerated().map { position, local in
            Variable(name: local.name, type: local.type, reference: .local(position))
        }
        localCount = locals.count
    }

    var names: [String] { variables.map(\.name) }

    subscript(name: String) -> Variable? {
        variables.last { $0.name == name }
    }

    mutating func enter(_ name: String, _ type: CELType) {
        variables.append(
            Variable(name: name, type: type, reference: .variable(variables.count - localCount)))
        greatestDepth = max(greatestDepth, variables.count - localCount)
    }

    mutating func leave(_ count: Int = 1) {
        variables.removeLast(count)
    }
}
