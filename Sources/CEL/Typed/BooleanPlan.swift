/// The fast plan of a Boolean expression: tests of slots against constants, joined by logic. It has no references in its
/// steps and makes no values, so that it neither allocates nor counts references.
///
/// It decides what it can. Where a value is not of the kind that a test expects, where an error is to be explained, where
/// something may cost too much, it gives no answer, and the general plan is asked.
///
/// It is a class because it is made once and read by every evaluation: a structure would have each of its tables counted
/// whenever it is passed on (benchmark `registration given: evaluate, typed plan`: 125 ns as a structure).
final class BooleanPlan: Sendable {
    enum Step {
        case constant(Bool)
        case presence(Source)
        case flag(Source)
        /// Equality with a constant text.
        case text(Source, constant: Int, negated: Bool)
        case textTest(TextTest, Source, constant: Int)
        case textAmong(Source, list: Int)
        case matches(Source, pattern: Int)
        /// A constant text is an element of a list.
        case listHasText(Source, constant: Int)
        case number(Source, OrderTest, Int64)
        case numberEquals(Source, Int64, negated: Bool)
        case numberAmong(Source, list: Int)
        case time(Source, OrderTest, constant: Int)
        /// Equality, or order, of two texts, numbers or times that are read.
        case pair(Source, Source, PairTest)
        case not(Int)
        case all(Operands)
        case any(Operands)
        case conditional(Int, Int, Int)
        /// An instruction of the program, which gives a value like any other.
        case general(Int)
    }

    enum PairTest {
        case equal
        case notEqual
        case ordered(OrderTest)
    }

    /// Where a test reads: a slot or a local, or a field of the object that stands there.
    struct Source {
        let isLocal: Bool
        let position: Int32
        /// -1 for the whole.
        let field: Int32
        /// The slot to blame for an unknown, or -1.
        let origin: Int32
    }

    let program: Program
    let steps: [Step]
    let operands: [Int]
    let texts: [Text]
    let textLists: [[Text]]
    let numberLists: [[Int64]]
    let times: [Timestamp]
    let root: Int
    /// The same logic laid out for the case that every test has an answer; where there are none, `entry` means nothing.
    let branches: [Branch]
    let entry: Int
    /// False where the general plan is as good, and where the tests might cost more than an evaluation may: then it only
    /// asks the general plan.
    let isTyped: Bool
    /// Steps that its own tests cost at most, on the scale of the general plan.
    let cost: Int

    init(_ planner: BooleanPlanner, root: Int) {
        program = planner.program
        steps = planner.steps
        operands = planner.operands
        texts = planner.texts
        textLists = planner.textLists
        numberLists = planner.numberLists
        times = planner.times
        cost = planner.cost
        self.root = root
        if case .general = planner.steps[root] {
            isTyped = false
        } else {
            isTyped = planner.cost < program.costLimit
        }
        (branches, entry) = BranchLayout.branches(for: planner, root: root)
    }

    /// A constant that texts are compared with.
    struct Text: Sendable {
        let string: String
        let digest: UInt64

        init(_ string: String) {
            self.string = string
            digest = Glance.digest(of: string)
        }
    }

    /// Longer texts are left to the general plan, which counts what they cost.
    static let longestText = 4_096
    /// Longer lists too.
    static let longestList = 256
}
