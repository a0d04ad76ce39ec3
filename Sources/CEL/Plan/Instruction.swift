/// One step of a program. Operands are positions of other instructions; everything else is a number too, so that a
/// program holds no references and reading an instruction costs nothing.
enum Instruction {
    case constant(Int)
    case slot(Int)
    case slotPresence(Int)
    /// An object that is spread over slots.
    case object(Int)
    case objectPresence(Int)
    case local(Int)
    case variable(Int)
    /// A field of an object by position; `origin` is the slot to blame for an unknown, or -1.
    case field(operand: Int, position: Int, origin: Int)
    case fieldPresence(operand: Int, position: Int, origin: Int)
    /// A field by name, for maps and for what is known only when it is evaluated.
    case select(operand: Int, name: Int, isOptional: Bool)
    case presence(operand: Int, name: Int)
    case index(operand: Int, index: Int, isOptional: Bool)
    case and(Operands)
    case or(Operands)
    case conditional(Int, Int, Int)
    case equal(Int, Int)
    case notEqual(Int, Int)
    case contained(Int, Int)
    case ordered(OrderTest, Int, Int)
    case not(Int)
    case callOne(Int, Int)
    case callTwo(Int, Int, Int)
    case call(Int, Operands)
    case matches(operand: Int, pattern: Int)
    case list(Int)
    case map(Int)
    case loop(Int)
    case bind(variable: Int, value: Int, body: Int)
    case optionalMap(operand: Int, variable: Int, body: Int, isFlat: Bool)
}

/// A stretch of a program's list of operands.
struct Operands {
    let start: Int
    let count: Int
}
