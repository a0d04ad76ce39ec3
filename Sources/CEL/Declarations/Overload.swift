/// One signature of a function, with what it does.
struct Overload: Sendable {
    /// Whether it is called as a method of its first parameter.
    let isMember: Bool
    /// The receiver first, where it is a member.
    let parameters: [CELType]
    let result: CELType
    let implementation: Implementation
    /// Set where it is one of the tests of two strings that the typed plan knows.
    var textTest: TextTest?

    /// Gives nil for arguments that are not of the declared types. Never called with an error or an unknown.
    enum Implementation: Sendable {
        case one(@Sendable (Value, inout Budget) -> Value?)
        case two(@Sendable (Value, Value, inout Budget) -> Value?)
        case many(@Sendable ([Value], inout Budget) -> Value?)
    }
}
