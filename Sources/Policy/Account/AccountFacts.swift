internal import Requests

/// What the account export says of everything that one request names.
struct AccountFacts: Sendable {
    /// What can be said of a statement.
    enum Saying: UInt64, Sendable {
        /// The export cannot tell, or the request does not ask.
        case nothing
        case no
        case yes
        /// It depends on a value of the request that is not known.
        case unknown
    }

    /// A thing that a request names, as the export has it.
    enum Found<Thing: Sendable>: Sendable {
        case nothing
        case thing(Thing)
        /// Which one is not known.
        case unknown

        var thing: Thing? { if case .thing(let thing) = self { thing } else { nil } }
    }

    /// Whether what a parameter names is in the export.
    private var known = InlineArray<7, Saying>(repeating: .nothing)
    var application = Found<AccountApplication>.nothing
    var user = Found<AccountMember>.nothing
    var userInApplication = Saying.nothing
    var rule = Found<AccountMember>.nothing
    var ruleInApplication = Saying.nothing
    var registration = Found<Registration>.nothing
    /// The one application that the request's user, or else its rule, belongs to.
    var home: AccountApplication?
    /// The one application of user and rule, where there is one.
    var userApplication: AccountApplication?
    var ruleApplication: AccountApplication?

    subscript(parameter: Mentions.Parameter) -> Saying {
        get { known[parameter.index] }
        set { known[parameter.index] = newValue }
    }
}
