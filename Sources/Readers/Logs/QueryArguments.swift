/// What a query says of a call whose body is not logged.
package enum QueryArguments {
    /// Parameters that every method takes: they travel in the query of a call whose own arguments stand in its body.
    private static let common: [StaticString] = [
        "cmd", "account_id", "account_name", "account_email", "api_key", "account_password", "session_id",
        "admin_user_id", "admin_user_name", "admin_user_api_key", "admin_user_password", "parent_account_id",
        "parent_account_name", "parent_account_api_key", "subuser_login",
    ]

    /// Whether a query has an argument beside the method's name and what says who calls.
    package static func areOwn(in query: Span<UInt8>) -> Bool {
        var start = 0
        var equals: Int?
        for index in 0...query.count {
            if index == query.count || query[index] == UInt8(ascii: "&") {
                if let equals, !isCommon(query.extracting(start..<equals)) { return true }
                start = index + 1
                equals = nil
            } else if equals == nil, query[index] == UInt8(ascii: "=") {
                equals = index
            }
        }
        return false
    }

    private static func isCommon(_ name: Span<UInt8>) -> Bool {
        for word in common where word.utf8CodeUnitCount == name.count {
            var isSame = true
            for index in name.indices where unsafe name[index] != word.utf8Start[index] { isSame = false }
            if isSame { return true }
        }
        return false
    }
}
