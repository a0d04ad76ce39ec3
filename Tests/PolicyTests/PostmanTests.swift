import Policy
import SourceText
import Testing

/// Collections as the rules see them.
struct PostmanTests {
    /// Marked secrets in every place of a collection that holds some.
    private static let secrets = [
        "mark-variable", "mark-bearer", "mark-password", "mark-key", "mark-unused", "mark-client", "mark-header",
        "mark-query", "mark-form",
    ]

    private static let collection = """
        {"info": {"_postman_id": "1"}, "variable": [{"key": "t", "value": "mark-variable"},
          {"key": "u", "value": "mark-unused", "type": "secret"}],
         "auth": {"type": "bearer", "bearer": [{"key": "token", "value": "{{t}}"}]},
         "item": [
          {"request": {"method": "POST", "url": "https://h/platform_api/BindSipRegistration?user_id=x1"}},
          {"auth": {"type": "bearer", "bearer": [{"key": "token", "value": "mark-bearer"}]}, "item": [
           {"request": {"method": "POST", "url": "https://h/platform_api/BindSipRegistration?user_id=x2"}}]},
          {"request": {"auth": {"type": "basic", "basic": [{"key": "username", "value": "ali"}, {"key": "password", "value": "mark-password"}]},
            "method": "POST", "url": "https://h/platform_api/BindSipRegistration?user_id=x3"}},
          {"request": {"auth": {"type": "apikey", "apikey": [{"key": "key", "value": "api_key"}, {"key": "value", "value": "mark-key"}, {"key": "in", "value": "query"}],
             "oauth2": [{"key": "clientSecret", "value": "mark-client"}]},
            "method": "POST", "url": "https://h/platform_api/BindSipRegistration?user_id=x4"}},
          {"request": {"auth": {"type": "noauth"}, "method": "POST", "header": [{"key": "Authorization", "value": "Bearer mark-header"}],
            "url": {"host": ["h"], "path": ["platform_api", "CreateSipRegistration"], "query": [{"key": "api_key", "value": "mark-query"}]},
            "body": {"mode": "urlencoded", "urlencoded": [{"key": "password", "value": "mark-form"}, {"key": "sip_username", "value": ""}]}}}]}
        """

    @Test func `every secret of a collection is kept out of what is shown`() {
        let results = Builtin.judge(Self.collection, as: "a.json")
        #expect(results.requests == 5)
        #expect(results.findings.count >= 5)
        for secret in Self.secrets {
            #expect(Self.collection.contains(secret))
            #expect(!results.secrets.masked(Self.collection).contains(secret))
        }
    }

    @Test func `entries of a collection have no order among themselves`() {
        let request = { (id: Int) in
            "{\"request\": {\"method\": \"POST\", \"url\": \"https://h/platform_api/BindSipRegistration?sip_registration_id=\(id)&application_id=1&user_id=5\"}}"
        }
        let results = Builtin.judge("{\"info\": {}, \"item\": [\(request(1)), \(request(2))]}", as: "a.json")
        #expect(!results.findings.contains { $0.rule == "registration-taken" })
    }
}
