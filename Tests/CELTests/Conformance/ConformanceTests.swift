import CEL
import Foundation
import Testing

/// The official conformance tests, read in place from the folder named by `CEL_CONFORMANCE`.
struct ConformanceTests {
    static let folder: URL = {
        if let path = ProcessInfo.processInfo.environment["CEL_CONFORMANCE"] { return URL(filePath: path) }
        let package = URL(filePath: #filePath).appending(path: "../../../..").standardized
        return package.appending(path: "../shared/cel").standardized
    }()

    static let files: [URL] = {
        let entries = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return (entries ?? []).filter { $0.pathExtension == "jsonl" }.sorted { $0.path < $1.path }
    }()

    /// How a file's cases came out, in one of the ways of running them.
    struct Tally {
        var passed = 0
        var failures: [String] = []
        /// Those that the typed plan took as well.
        var typed = 0

        mutating func record(_ test: ConformanceCase, _ outcome: ConformanceCase.Outcome) {
            typed += outcome.isTyped ? 1 : 0
            if let problem = outcome.problem {
                failures.append("\(test.title): \(test.expr): \(problem)")
            } else {
                passed += 1
            }
        }
    }

    @Test(.enabled(if: !files.isEmpty)) func `every conformance test passes, checked and unchecked, by both plans`()
        throws
    {
        var total = (cases: 0, failures: 0, excluded: 0)
        for file in Self.files {
            var checked = Tally()
            var unchecked = Tally()
            let (cases, excluded) = try ConformanceCase.load(file)
            let leftOut = excluded.values.reduce(0, +)
            for test in cases {
                checked.record(test, test.runChecked())
                if test.checkOnly != true { unchecked.record(test, test.runUnchecked()) }
            }
            let failures = checked.failures + unchecked.failures.map { "unchecked " + $0 }
            print(
                "\(file.lastPathComponent): \(cases.count + leftOut) tests; passed: checked \(checked.passed), unchecked "
                    + "\(unchecked.passed), by the typed plan too \(checked.typed + unchecked.typed); failed \(failures.count)"
            )
            for (reason, count) in excluded.sorted(by: { $0.key < $1.key }) { print("  left out \(count): \(reason)") }
            for failure in failures { print("  failed: \(failure)") }
            #expect(failures.isEmpty)
            total.cases += cases.count + leftOut
            total.failures += failures.count
            total.excluded += leftOut
        }
        print("total: \(total.cases) tests, failed \(total.failures), left out \(total.excluded)")
    }
}

extension ConformanceCase {
    /// How a case came out; `problem` is nil where nothing is wrong.
    struct Outcome {
        var problem: String?
        var isTyped = false
    }

    func runChecked() -> Outcome {
        if disableCheck == true { return runUnchecked() }
        let declarations = declarations
        do throws(CELErrors) {
            let expression = try CEL.Expression(expr, declarations)
            if let type = expect.type?.type, expression.type != type {
                return Outcome(problem: "has type \(expression.type), not \(type)")
            }
            return checkOnly == true ? Outcome() : run(expression, bindings(for: declarations))
        } catch {
            return Outcome(problem: expect.value != nil || expect.type != nil ? "\(error)" : nil)
        }
    }

    func runUnchecked() -> Outcome {
        let declarations = declarations
        do throws(CELErrors) {
            return run(try CEL.Expression(unchecked: expr, declarations), bindings(for: declarations))
        } catch {
            return Outcome(problem: expect.value != nil ? "\(error)" : nil)
        }
    }

    private func run(_ expression: CEL.Expression, _ bindings: Bindings) -> Outcome {
        let value = expression.evaluate(bindings)
        let verdict = expression.evaluateBool(bindings)
        guard verdict == Verdict(value) else {
            return Outcome(problem: "is \(value.displayText), but by the typed plan \(verdict)")
        }
        return Outcome(problem: problem(with: value), isTyped: expression.isTyped)
    }

    private func problem(with value: Value) -> String? {
        guard let expected = expect.value?.value else {
            if case .error = value { return nil }
            return "is \(value.displayText), not an error"
        }
        return value.matches(expected) ? nil : "is \(value.typeName) \(value.displayText), not \(expected.displayText)"
    }
}
