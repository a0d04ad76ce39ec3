/// An operator with strict operands; `&&`, `||`, `?:` and indexing are nodes of their own.
enum Operator: String {
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case `in` = "in"
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case remainder = "%"
    case not = "!"
    case negate = "-_"

    /// Of binary operators; a higher one binds more tightly.
    var precedence: Int {
        switch self {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .in: 3
        case .add, .subtract: 4
        case .multiply, .divide, .remainder: 5
        case .not, .negate: 6
        }
    }

    /// The binary operator that a token stands for.
    init?(_ token: Token.Kind) {
        switch token {
        case .keyword(.in): self = .in
        case .symbol(let symbol): self.init(rawValue: symbol.rawValue)
        default: return nil
        }
        if self == .not { return nil }
    }

    /// As it stands in the source.
    var symbol: String { self == .negate ? "-" : rawValue }
}
