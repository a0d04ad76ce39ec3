package import Policy

/// Which roles called which operations, and what the API refused.
package struct RoleMatrixPicture {
    /// "" where nothing is known of roles.
    package let svg: String

    package init(_ summary: AuditSummary) { svg = "" }
}
