import Policy
import Requests
import SourceText
import Testing

/// The Documented rules over every combination of given and absent parameters, bind and role, against a plain table that
/// is written from the documentation and not from the rules' expressions.
@Suite struct DocumentedRulesTableTests {
    private static let targets = [
        "sip_registration_id", "application_id", "application_name", "rule_id", "rule_name", "user_id", "user_name",
    ]
    private static let binds: [String?] = [nil, "true", "false", "True", "0", "", "maybe"]
    private static let roles: [String?] = [
        nil, "Owner", "Admin", "Developer", "Accountant", "Supervisor", "Support", "ad min", "Call List Manager",
    ]

    private struct Case {
        var operation: Operation
        var given: Set<String>
        var bind: String?
        var role: String?

        func has(_ names: String...) -> Bool { names.contains(where: given.contains) }

        var request: Request {
            var arguments = DocumentedRulesTableTests.targets.filter(given.contains).map {
                ($0, $0.hasSuffix("_name") ? "some" : "7")
            }
            if operation == .create { arguments += [("sip_username", "anna"), ("proxy", "sip.example.com")] }
            if let bind { arguments.append(("bind", bind)) }
            let place = SourceSpan(0, 1)
            var request = Request(
                method: Request.Method(Text(operation.name, decodedFrom: place)),
                arguments: arguments.map { name, value in
                    Argument(
                        name: Text(name, decodedFrom: place), value: Text(value, decodedFrom: place),
                        location: .document, span: place)
                },
                origin: Origin(format: .json, kind: .authored, span: place))
            if let role { request.caller.roles = [Text(role, decodedFrom: place)] }
            return request
        }

        /// What the documentation says, in words: `api.md` and `rules.md`.
        var expected: Set<String> {
            var rules: Set<String> = []
            let binds = operation == .bind && (bind == nil || bind == "true" || bind == "True")
            let hasApplication = has("application_id", "application_name")
            if binds, !has("sip_registration_id") { rules.insert("missing-registration") }
            if binds || operation == .update, has("rule_name", "user_id", "user_name"), !hasApplication {
                rules.insert("missing-application")
            }
            if operation != .delete {
                for thing in ["application", "rule", "user"]
                where given.isSuperset(of: ["\(thing)_id", "\(thing)_name"]) {
                    rules.insert("conflicting-alternatives")
                }
            }
            if operation == .bind, bind == "" || bind == "maybe" { rules.insert("invalid-value") }
            if operation == .update || operation == .delete, !has("sip_registration_id") {
                rules.insert("missing-parameter")
            }
            switch operation {
            case .bind, .update, .list: break
            case .create: if has("sip_registration_id") { rules.insert("unknown-parameter") }
            case .delete: if !given.subtracting(["sip_registration_id"]).isEmpty { rules.insert("unknown-parameter") }
            }
            if let role, !allowed.contains(role) { rules.insert("role-not-allowed") }
            return rules
        }

        private var allowed: Set<String> {
            switch operation {
            case .bind, .update: ["Owner", "Admin", "Developer", "ad min"]
            case .create: ["Owner", "Admin", "Accountant", "ad min"]
            case .delete: ["Owner", "Admin", "ad min"]
            case .list: ["Owner", "Admin", "Developer", "Supervisor", "Accountant", "Support", "ad min"]
            }
        }
    }

    @Test(arguments: Operation.allCases) func `every combination is judged as documented`(operation: Operation) {
        let rules = Builtin.rules.rules.filter { $0.basis == .documented }
        let engine = Engine(rules: rules, vocabulary: Builtin.vocabulary)
        let file = SourceFile(name: "case", text: "x")
        var wrong: [String] = []
        var count = 0
        for mask in 0..<(1 << Self.targets.count) {
            let given = Set(Self.targets.indices.filter { mask & (1 << $0) != 0 }.map { Self.targets[$0] })
            for bind in operation == .bind ? Self.binds : [nil] {
                for role in Self.roles {
                    let item = Case(operation: operation, given: given, bind: bind, role: role)
                    let source = Engine.Source(file: file, requests: [item.request], isSequence: true)
                    let found = Set(engine.judge([source]).findings.map(\.rule))
                    count += 1
                    if found != item.expected {
                        wrong.append(
                            "\(given.sorted()) bind=\(bind ?? "-") role=\(role ?? "-"): \(found.sorted()) instead of \(item.expected.sorted())"
                        )
                    }
                }
            }
        }
        #expect(wrong == [], "\(wrong.count) of \(count)")
        #expect(count == 128 * Self.roles.count * (operation == .bind ? Self.binds.count : 1))
    }
}
