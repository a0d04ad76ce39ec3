import Reports
import Testing

/// What a run ends with, the same for every format: findings on standard output, all else on standard error.
struct ContractTests {
    static let formats = ReportFormat.allCases.map(\.rawValue)

    /// A situation and the exit code that it deserves.
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        var files: [(String, String)] = []
        let arguments: [String]
        let code: Int32
        /// What standard error says; nothing where empty.
        var errors: [String] = []
        /// Rules that are found.
        var findings: [String] = []

        var testDescription: String { name }
    }

    static let cases = [
        Case(
            name: "findings at error", files: [Sample.bad], arguments: ["bad.json"], code: 1,
            findings: ["missing-registration"]),
        Case(
            name: "warnings only", files: [Sample.warned], arguments: ["warned.json"], code: 0,
            findings: ["missing-target"]),
        Case(name: "clean", files: [Sample.good], arguments: ["good.json"], code: 0),
        Case(
            name: "no request in the input", files: [("notes.json", "{}")], arguments: ["notes.json"], code: 2,
            errors: ["bindlint: error: no SIP-registration request found in notes.json; --allow-empty accepts that\n"]),
        Case(
            name: "a folder without requests", files: [("a/notes.md", "hello\n")], arguments: ["a"], code: 2,
            errors: ["bindlint: error: no SIP-registration request found in a; --allow-empty accepts that\n"]),
        Case(
            name: "a missing path", arguments: ["none.json"], code: 2,
            errors: ["bindlint: error: none.json: no such file or directory\n"]),
        Case(
            name: "a file that cannot be opened", arguments: ["loop.json"], code: 2,
            errors: ["bindlint: error: loop.json: too many levels of symbolic links\n"]),
        Case(
            name: "a file that cannot be read", arguments: ["/proc/self/mem"], code: 2,
            errors: ["bindlint: error: /proc/self/mem: input/output error\n"]),
        Case(
            name: "an unknown flag", files: [Sample.good], arguments: ["good.json", "--fromat", "text"], code: 2,
            errors: ["bindlint: error: Unknown option '--fromat'. Did you mean '--format'?\n", "Usage: "]),
        Case(
            name: "a misspelt severity", files: [Sample.good], arguments: ["good.json", "--fail-on", "eror"], code: 2,
            errors: ["'eror'", "did you mean 'error'?"]),
        Case(
            name: "a negative number of warnings", files: [Sample.good],
            arguments: ["good.json", "--max-warnings=-1"], code: 2, errors: ["--max-warnings"]),
        Case(
            name: "a misspelt rule", files: [Sample.good], arguments: ["good.json", "--select", "missing-aplication"],
            code: 2,
            errors: [
                "bindlint: error: 'missing-aplication' is neither a rule nor a basis; did you mean 'missing-application'?\n"
            ]),
        Case(
            name: "a selection of nothing", files: [Sample.bad], arguments: ["bad.json", "--select", "policy"], code: 2,
            errors: ["bindlint: error: no rule is selected\n"]),
        Case(
            name: "a broken rule file", files: [Sample.bad, ("r.yaml", "id: R\n")],
            arguments: ["bad.json", "--rules", "r.yaml"], code: 2, errors: ["bindlint: error: r.yaml:1:"]),
        Case(
            name: "a missing rule file", files: [Sample.good], arguments: ["good.json", "--rules", "none.yaml"],
            code: 2,
            errors: ["bindlint: error: none.yaml: no such file or directory\n"]),
        Case(
            name: "broken input beside a bad file", files: [Sample.bad, Sample.broken],
            arguments: ["broken.json", "bad.json"], code: 2,
            errors: ["bindlint: error: broken.json:1:49: "], findings: ["missing-registration"]),
        Case(
            name: "a missing path beside a bad file", files: [Sample.bad], arguments: ["none.json", "bad.json"],
            code: 2,
            errors: ["bindlint: error: none.json: no such file or directory\n"], findings: ["missing-registration"]),
        Case(
            name: "a fault with --exit-zero", files: [Sample.broken], arguments: ["broken.json", "--exit-zero"],
            code: 2,
            errors: ["broken.json:1:49: "]),
        Case(
            name: "--exit-zero", files: [Sample.bad], arguments: ["bad.json", "--exit-zero"], code: 0,
            findings: ["missing-registration"]),
        Case(
            name: "--fail-on never", files: [Sample.bad], arguments: ["bad.json", "--fail-on", "never"], code: 0,
            findings: ["missing-registration"]),
        Case(
            name: "--fail-on warning", files: [Sample.warned], arguments: ["warned.json", "--fail-on", "warning"],
            code: 1, findings: ["missing-target"]),
        Case(
            name: "--fail-on note", files: [Sample.warned], arguments: ["warned.json", "--fail-on", "note"], code: 1,
            findings: ["missing-target"]),
        Case(
            name: "as many warnings as are allowed", files: [Sample.warned],
            arguments: ["warned.json", "--max-warnings", "1"], code: 0, findings: ["missing-target"]),
        Case(
            name: "more warnings than are allowed", files: [Sample.warned],
            arguments: ["warned.json", "--max-warnings", "0"], code: 1, findings: ["missing-target"]),
        Case(
            name: "more warnings than are allowed, and --exit-zero", files: [Sample.warned],
            arguments: ["warned.json", "--max-warnings", "0", "--exit-zero"], code: 0, findings: ["missing-target"]),
        Case(
            name: "--allow-empty", files: [("notes.json", "{}")], arguments: ["notes.json", "--allow-empty"], code: 0),
        Case(
            name: "--allow-empty and a missing path", arguments: ["none.json", "--allow-empty"], code: 2,
            errors: ["none.json"]),
        Case(
            name: "--select", files: [Sample.several], arguments: ["several.json", "--select", "missing-application"],
            code: 1, findings: ["missing-application"]),
        Case(
            name: "--select of a basis", files: [Sample.several], arguments: ["several.json", "--select", "inferred"],
            code: 0, findings: ["empty-value"]),
        Case(
            name: "--ignore", files: [Sample.several],
            arguments: ["several.json", "--ignore", "missing-application,missing-registration"], code: 0,
            findings: ["empty-value"]),
        Case(
            name: "--role", files: [Sample.listing], arguments: ["listing.json", "--role", "Support"], code: 1,
            findings: ["role-not-allowed"]),
        Case(name: "--no-config", files: [Sample.good], arguments: ["good.json", "--no-config"], code: 0),
        Case(
            name: "a broken configuration", files: [Sample.bad, (".bindlint.yaml", "rulse: {}\n")],
            arguments: ["bad.json"], code: 2, errors: ["bindlint: error: .bindlint.yaml:1:1: "]),
        Case(
            name: "a missing configuration", files: [Sample.bad], arguments: ["bad.json", "--config", "none.yaml"],
            code: 2, errors: ["none.yaml"]),
        Case(
            name: "suppressed only", files: [Sample.suppressed], arguments: ["suppressed.sh"], code: 0),
        Case(
            name: "--no-suppressions", files: [Sample.suppressed], arguments: ["suppressed.sh", "--no-suppressions"],
            code: 1, findings: ["missing-registration"]),
        Case(
            name: "a broken baseline", files: [Sample.bad, ("baseline", "<<<<<<<\n")],
            arguments: ["bad.json", "--baseline", "baseline"], code: 2, errors: ["bindlint: error: baseline:1:1: "]),
        Case(
            name: "a report file that cannot be written", files: [Sample.bad],
            arguments: ["bad.json", "--output", "json=none/r.json"], code: 2,
            errors: ["bindlint: error: cannot write none/r.json: there is no folder none/\n"]),
        Case(
            name: "a folder", files: [Sample.bad, Sample.good], arguments: [], code: 1,
            findings: ["missing-registration"]),
    ]

    @Test(arguments: cases, formats)
    func `the exit code does not depend on the format`(`case`: Case, format: String) throws {
        let folder = try Folder()
        for (name, text) in `case`.files { try folder.write(text, to: name) }
        if `case`.arguments.contains("loop.json") { try folder.makeLoop("loop.json") }
        let run = try Command.bindlint(["check"] + `case`.arguments + ["--format", format], in: folder)
        #expect(run.code == `case`.code)
        #expect(`case`.errors.isEmpty == run.errors.isEmpty, "\(run.errors)")
        for text in `case`.errors { #expect(run.errors.contains(text), "\(run.errors)") }
        #expect(try run.rules(format).sorted() == `case`.findings.sorted())
    }

    @Test(arguments: formats) func `what is in the baseline is not found`(format: String) throws {
        let folder = try Folder([Sample.several.0: Sample.several.1])
        let first = try Command.bindlint("check", "several.json", "--write-baseline", "baseline", in: folder)
        try #require(first.code == 0, "\(first.errors)")
        let run = try Command.bindlint(
            "check", "several.json", "--baseline", "baseline", "--format", format, in: folder)
        #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
        #expect(try run.rules(format).isEmpty, "\(run.output)")
    }

    @Test(arguments: formats) func `a misspelt format is offered the nearest`(format: String) throws {
        let run = try Command.bindlint(["check", "--format", format + "x"], in: Folder([Sample.bad.0: Sample.bad.1]))
        #expect(run.code == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("did you mean '\(format)'?"), "\(run.errors)")
    }

    @Test(arguments: ["--version", "--help", "help check", "check --help", "rules test --help"])
    func `what was asked for is no fault`(words: String) throws {
        let run = try Command.bindlint(words.split(separator: " ").map(String.init))
        #expect(run.code == 0)
        #expect(run.errors.isEmpty)
        #expect(run.output.hasSuffix("\n") && run.output.count > 5)
    }

    @Test func `nothing asked for is a fault`() throws {
        let run = try Command.bindlint()
        #expect(run.code == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("USAGE: bindlint"))
    }
}
