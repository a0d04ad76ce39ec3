import BuiltinRules
import Policy
import Requests
import SourceText
import Testing

/// The catalog and the built-in rules, loaded once for the tests, and an account export.
enum Builtin {
    private static let files = BuiltinRules.files.map { SourceFile(name: $0.path, bytes: $0.bytes) }

    static let vocabulary: Vocabulary = {
        do {
            let file = files.first { $0.name.hasPrefix("api/") }
            return Vocabulary(try Catalog(Node.yamlDocuments(file?.text ?? Text(at: 0))[0]))
        } catch {
            preconditionFailure("the catalog has mistakes: \(error)")
        }
    }()

    static let rules: [Rule] = {
        var rules = RuleSet()
        rules.add(files.filter { !$0.name.hasPrefix("api/") }, vocabulary)
        return rules.rules
    }()

    /// An export that knows some of what generated logs name.
    static let accounts: Accounts = {
        var export = AccountExport()
        for answer in answers {
            let problems = export.read(SourceFile(name: "export.json", text: answer))
            precondition(problems.isEmpty, "\(problems)")
        }
        return Accounts(own: export.directory)
    }()

    private static let answers = [
        #"""
        {"result":[{"application_id":10,"application_name":"support.lemon.voximplant.com"},
        {"application_id":11,"application_name":"прод.lemon.voximplant.com"}],"total_count":2,"count":2}
        """#,
        #"""
        {"result":[{"user_id":7,"user_name":"anna","applications":[{"application_id":10}]},
        {"user_id":8,"user_name":"Иван","applications":[{"application_id":11}]},
        {"user_id":9,"user_name":"a b"}],"total_count":3,"count":3}
        """#,
        #"""
        {"result":[{"rule_id":5,"rule_name":"incoming","application_id":10},
        {"rule_id":6,"rule_name":"night","application_id":11}],"total_count":2}
        """#,
        #"""
        {"result":[{"sip_registration_id":1,"deactivated":false,"user_id":7,"user_name":"anna"},
        {"sip_registration_id":2,"deactivated":true},{"sip_registration_id":3,"user_id":8,"application_id":11}],
        "count":3,"total_count":3}
        """#,
        #"{"result":[{"key_id":"k1","roles":[{"role_id":1,"role_name":"Developer"}]},{"key_id":"k2","roles":[{"role_name":"Support"}]}],"count":2}"#,
    ]
}
