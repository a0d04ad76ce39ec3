package import SourceText

/// What the API's answer to a past request says of registrations.
package struct Answer: Sendable {
    /// The id that CreateSipRegistration answers with.
    package var createdRegistration: Int?
    /// What GetSipRegistrations lists; nil where the answer lists none.
    package var registrations: [Registration]?
    /// How many there are in all, of which one answer may be a page.
    package var totalCount: Int?

    /// Reads an answer: `{"result": 1, "sip_registration_id": 7}` or `{"result": [{…}], "count": 1}`. Nil where it says
    /// nothing of registrations.
    package init?(_ node: Node) {
        createdRegistration = node["sip_registration_id"]?.integer
        if let elements = node["result"]?.elements {
            registrations = elements.compactMap(Registration.init)
            totalCount = node["total_count"]?.integer ?? node["count"]?.integer
        }
        if createdRegistration == nil, registrations == nil { return nil }
    }
}

/// A registration as GetSipRegistrations lists it
/// (SIPRegistrationType, https://voximplant.com/docs/references/httpapi/sipregistrationtype).
package struct Registration: Sendable {
    package var id: Int
    package var userID: Int?
    package var userName: String?
    package var applicationID: Int?
    package var applicationName: String?
    package var ruleID: Int?
    package var ruleName: String?
    /// Frozen: it was deactivated, usually for lack of money.
    package var isDeactivated: Bool

    /// Nil where the object has no readable id.
    package init?(_ node: Node) {
        guard let id = node["sip_registration_id"]?.integer else { return nil }
        self.id = id
        userID = node["user_id"]?.integer
        userName = node["user_name"]?.string
        applicationID = node["application_id"]?.integer
        applicationName = node["application_name"]?.string
        ruleID = node["rule_id"]?.integer
        ruleName = node["rule_name"]?.string
        isDeactivated = node["deactivated"]?.bool ?? false
    }
}
