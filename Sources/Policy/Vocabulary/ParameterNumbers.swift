internal import Requests

/// The numbers of the parameters that say what a request does to whom.
package final class ParameterNumbers: Sendable {
    package let registration: Int
    package let user: Int
    package let userName: Int
    package let application: Int
    package let applicationName: Int
    package let rule: Int
    package let ruleName: Int
    package let bind: Int
    package let account: Int
    /// The first of those that every method takes; all after it are such, too.
    package let firstCommon: Int
    /// How many parameters there are in all.
    package let count: Int

    /// A parameter that the catalog does not have gets a number that none has.
    package init(_ vocabulary: Vocabulary) {
        func number(_ name: String) -> Int { vocabulary.parameters.firstIndex { $0.name == name } ?? .max }
        registration = number("sip_registration_id")
        user = number("user_id")
        userName = number("user_name")
        application = number("application_id")
        applicationName = number("application_name")
        rule = number("rule_id")
        ruleName = number("rule_name")
        bind = number("bind")
        account = number("account_id")
        let common = Set(vocabulary.catalog.common.map(\.name))
        firstCommon = vocabulary.parameters.lastIndex { !common.contains($0.name) }.map { $0 + 1 } ?? 0
        count = vocabulary.parameters.count
    }
}
