/// Records of small logs, as a gateway writes them.
enum LoggedSample {
    /// A call by its arguments, so many seconds after ten o'clock.
    static func call(
        _ operation: String, _ arguments: String, at second: Int, account: Int = 1, answer: String = "{\"result\":1}",
        caller: String = "cron"
    ) -> String {
        let clock = [10 + second / 3_600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "{\"time\":\"2026-11-23T\(clock.joined(separator: ":"))Z\",\"method\":\"POST\","
            + "\"url\":\"https://api.voximplant.com/platform_api/\(operation)?\(arguments)\",\"status\":200,"
            + "\"response\":\(answer),\"account_id\":\(account),\"user_agent\":\"\(caller)\",\"role\":\"Admin\"}\n"
    }

    static func bind(_ registration: Int, _ user: Int, at second: Int, account: Int = 1, refused: Bool = false)
        -> String
    {
        call(
            "BindSipRegistration", "sip_registration_id=\(registration)&application_id=2&user_id=\(user)", at: second,
            account: account, answer: refused ? "{\"error\":{\"code\":104,\"msg\":\"no\"}}" : "{\"result\":1}")
    }

    static let good = bind(1, 3, at: 0)
    /// Gives missing-registration, an error.
    static let bad = call("BindSipRegistration", "application_id=2&user_id=3", at: 60)
    static let other = call("GetUsers", "count=20", at: 30)
}
