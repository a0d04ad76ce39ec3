package import Policy

/// Who was bound to what and when: a row for each user, a bar for each binding.
package struct TimelinePicture {
    /// The users with findings, those without for a part that is folded; both "" where there are none.
    package let found: String
    package let others: String

    package init(_ summary: AuditSummary) {
        found = ""
        others = ""
    }
}
