internal import Requests

extension AccountFacts {
    /// Everything that a rule can read of `account` and of `argument.known` but ids and names: which of them are there, and
    /// the Booleans. Requests of the same bits get the same from every rule that reads no more.
    var bits: UInt64 {
        var bits: UInt64 = 1
        func add(_ value: UInt64, _ width: UInt64) { bits = bits << width | value }
        func add(_ flags: Bool...) { for flag in flags { add(flag ? 1 : 0, 1) } }
        for parameter in Mentions.Parameter.allCases { add(self[parameter].rawValue, 2) }
        add(application.code, 2)
        add(application.thing?.name.isEmpty == false, home != nil, home?.name.isEmpty == false)
        for (member, own, inApplication) in [
            (user, userApplication, userInApplication), (rule, ruleApplication, ruleInApplication),
        ] {
            add(member.code, 2)
            add(inApplication.rawValue, 2)
            add(member.thing?.name.isEmpty == false, own != nil, own?.name.isEmpty == false)
        }
        add(registration.code, 2)
        if let registration = registration.thing {
            add(
                registration.isDeactivated, registration.userID != nil, registration.userName?.isEmpty == false,
                registration.applicationID != nil, registration.applicationName?.isEmpty == false,
                registration.ruleID != nil, registration.ruleName?.isEmpty == false)
        }
        return bits
    }
}

extension AccountFacts.Found {
    fileprivate var code: UInt64 {
        switch self {
        case .nothing: 0
        case .thing: 1
        case .unknown: 2
        }
    }
}
