/// What an expression became: instructions, with the tables that they refer to by position. It is a class because it is
/// made once and read by every evaluation, on any thread.
final class Program: Sendable {
    let instructions: [Instruction]
    let operands: [Int]
    let constants: [Value]
    let names: [String]
    let slotPaths: [String]
    let localNames: [String]
    let calls: [Call]
    let patterns: [Pattern]
    let objects: [(type: ObjectType, places: [Place])]
    let lists: [[(node: Int, isOptional: Bool)]]
    let maps: [[(key: Int, value: Int, isOptional: Bool)]]
    let loops: [Loop]
    let root: Int
    let variableDepth: Int
    let costLimit: Int

    struct Call: Sendable {
        let name: String
        let implementations: [Overload.Implementation]
        let textTest: TextTest?
    }

    struct Loop: Sendable {
        let kind: Node.Comprehension.Kind
        let range: Int
        /// The first of its variables; a second one comes right behind.
        let variable: Int
        let hasTwoVariables: Bool
        let condition: Int?
        let result: Int?
    }

    init(_ planner: Planner, root: Int, variableDepth: Int, slotPaths: [String], localNames: [String], costLimit: Int) {
        instructions = planner.instructions
        operands = planner.operands
        constants = planner.constants
        names = planner.names
        calls = planner.calls
        patterns = planner.patterns
        objects = planner.objects
        lists = planner.lists
        maps = planner.maps
        loops = planner.loops
        self.slotPaths = slotPaths
        self.localNames = localNames
        self.root = root
        self.variableDepth = variableDepth
        self.costLimit = costLimit
    }
}
