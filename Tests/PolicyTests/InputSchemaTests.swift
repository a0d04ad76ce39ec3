import Foundation
import Policy
import SourceText
import Testing

/// The schemas that editors use say what the readers say, as far as a schema can.
@Suite struct InputSchemaTests {
    private let rule: SchemaValidator
    private let configuration: SchemaValidator

    init() throws {
        rule = try SchemaValidator(RuleSchema.text(Builtin.vocabulary))
        configuration = try SchemaValidator(
            ConfigurationSchema.text(rules: Builtin.rules.rules, logFields: ["time", "url"]))
    }

    private func document(_ text: String) throws -> Node {
        try #require(Node.yamlDocuments(SourceFile(name: "a.yaml", text: text).text).first)
    }

    @Test func `every built-in rule is valid`() throws {
        for file in Builtin.ruleFiles {
            for document in try Node.yamlDocuments(file.text) {
                #expect(try rule.accepts(document), "\(file.name)")
            }
        }
    }

    @Test(arguments: [
        "policies/hasty-move.yaml", "policies/lines-of-the-night-shift.yaml", "policies/only-by-id.yaml",
        "configured/policies/numbered-lines.yaml",
    ])
    func `every sample rule is valid`(name: String) throws {
        #expect(try rule.accepts(document(sample(name))))
    }

    @Test func `the sample configuration is valid`() throws {
        let fields = ["time", "method", "url", "status", "role"]
        let schema = try SchemaValidator(ConfigurationSchema.text(rules: Builtin.rules.rules, logFields: fields))
        #expect(try schema.accepts(document(sample("configured/.bindlint.yaml"))))
    }

    private func sample(_ name: String) throws -> String {
        let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return try String(contentsOfFile: "\(root)/samples/\(name)", encoding: .utf8)
    }

    private let minimal = "id: a\ntitle: T\nseverity: error\nbasis: policy\nabout: why\nrequire: \"true\"\nmessage: m\n"

    @Test(arguments: [
        "", "at: params.user_id\n", "at: [request, credential]\n", "each: request.arguments\nas: a\nat: a\n",
        "each: request.arguments\nas: a\nrelated: [{ at: a.first, message: m }]\n", "when: false\n",
        "repeats: { times: 5, within: 10m, by: x }\n", "fix: { rename: params.user_id, to: x, safe: true }\n",
        "fix: { insert: user_id, value: \"1\", safe: false }\n",
    ])
    func `what a rule may say is valid`(addition: String) throws {
        let text = minimal + addition
        #expect(try rule.accepts(document(text)))
        #expect(RuleFile(SourceFile(name: "a.yaml", text: text), Builtin.vocabulary).errors.isEmpty)
    }

    @Test(arguments: [
        "abuot: x\n", "at: params.usr_id\n", "at: []\n", "each: request.arguments\n", "as: a\n", "hint: [a]\n",
        "repeats: { times: 1, within: 10m, by: x }\n", "repeats: { times: 5, within: soon, by: x }\n",
        "fix: { rename: params.user_id, remove: params.user_id, to: x, safe: true }\n", "fix: { remove: request }\n",
        "fix: { insert: nothing, value: x, safe: true }\n", "at_end: never\n", "related: [{ at: rival }]\n",
        "examples: { god: [] }\n",
    ])
    func `a mistake in a rule is not valid`(addition: String) throws {
        #expect(try !rule.accepts(document(minimal + addition)))
        let file = SourceFile(name: "a.yaml", text: minimal + addition)
        #expect(!RuleFile(file, Builtin.vocabulary).errors.isEmpty || addition == "at: []\n")
    }

    @Test(arguments: ["id", "title", "severity", "basis", "about", "require", "message"])
    func `what a rule must say is required`(key: String) throws {
        let lines = minimal.split(separator: "\n").filter { !$0.hasPrefix("\(key):") }
        #expect(try !rule.accepts(document(lines.joined(separator: "\n"))))
    }

    @Test(arguments: [
        "rules: { api-key: off, own-rule: error }\n", "rules: { api-key: false }\n", "rules:\nexclude:\n",
        "rules: { api-key: [note, { severity: off, paths: [a, b] }] }\n",
        "rules: { binding-flaps: { parameters: { times: 9, within: 2h } } }\n", "required-version: '>=0.1, <0.3'\n",
        "required-version: 0.1\n", "packs: [a, b]\naccount: c\n", "exclude: vendor/\n",
        "principals: [{ key_id: a, roles: [b] }, { account: 1, roles: b }, { paths: a, roles: [b] }]\n",
        "logs: [{ files: a, fields: { time: t, url: 5 } }]\n", "rules: { unused-suppression: off }\n",
    ])
    func `what a configuration may say is valid`(text: String) throws {
        #expect(try configuration.accepts(document(text)))
        #expect(ConfigurationFile(SourceFile(name: "a.yaml", text: text), version: "0.1.0").errors.isEmpty)
    }

    @Test(arguments: [
        "rule: {}\n", "rules: [a]\n", "rules: { api-key: eror }\n", "rules: { api-key: {} }\n",
        "rules: { api-key: { paths: a } }\n", "rules: { api-key: { severty: off } }\n",
        "rules: { binding-flaps: { parameters: { times: 1 } } }\n", "required-version: soon\n", "packs: a\n",
        "packs: [5]\n", "account: [a]\n", "exclude: ['!a']\n", "exclude: [5]\n",
        "principals: [{ key_id: a, account: 1, roles: [b] }]\n", "principals: [{ paths: a }]\n",
        "principals: [{ paths: a, roles: [] }]\n", "principals: [{ account: zero, roles: [b] }]\n",
        "logs: [{ files: a }]\n", "logs: [{ files: [], fields: {} }]\n", "- a\n",
    ])
    func `a mistake in a configuration is not valid`(text: String) throws {
        #expect(try !configuration.accepts(document(text)))
        #expect(!ConfigurationFile(SourceFile(name: "a.yaml", text: text), version: "0.1.0").errors.isEmpty)
    }
}
