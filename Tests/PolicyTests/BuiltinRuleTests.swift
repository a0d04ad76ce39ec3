import Policy
import SourceText
import Testing

@Suite struct BuiltinRuleTests {
    @Test func `every rule file is without mistakes`() {
        let errors = Builtin.rules.brokenFiles.flatMap { file in
            file.errors.map { error in
                let position = file.file.position(of: error.span.start)
                return "\(file.file.name):\(position.line):\(position.column): \(error)"
            }
        }
        #expect(errors == [])
        #expect(Builtin.rules.rules.count == Builtin.ruleFiles.count)
    }

    @Test(arguments: Builtin.rules.rules.map(\.id)) func `examples do what they say`(id: String) throws {
        let rule = try #require(Builtin.rules.rule(id))
        let file = try #require(Builtin.ruleFiles.first { $0.name == rule.file })
        let run = RuleExamples(rule, in: file, Builtin.vocabulary) { Builtin.source(of: $0, in: file) }
        let failures = run.failures.map { "\(file.name):\(file.position(of: $0.span.start).line): \($0.reason)" }
        #expect(failures == [])
        #expect(rule.examples.good.count >= 2 && rule.examples.bad.count >= 2)
        #expect(rule.examples.bad.allSatisfy { $0.at != nil })
        #expect(!rule.about.isEmpty && rule.source != nil)
    }

    @Test func `rules read without their examples are the same rules`() {
        var bare = RuleSet()
        bare.add(Builtin.ruleFiles, Builtin.vocabulary, readingExamples: false)
        #expect(bare.brokenFiles.isEmpty)
        #expect(bare.rules.map(\.id) == Builtin.rules.rules.map(\.id))
        #expect(bare.rules.allSatisfy { $0.examples.good.isEmpty && $0.examples.bad.isEmpty })
        #expect(bare.rules.map(\.about) == Builtin.rules.rules.map(\.about))
    }
}
