import Requests
import SourceText
import Testing

@testable import Policy

/// What is packed to wait is what comes out again.
@Suite struct HeldResultsTests {
    private static func finding(_ number: Int) -> Finding {
        var finding = Finding(
            rule: number % 3 == 0 ? "left-unbound" : "another", severity: Severity.allCases[number % 3],
            basis: Basis.allCases[number % Basis.allCases.count], source: number % 2 == 0 ? nil : "the description",
            message: number == 0 ? "" : "Anrufer „\(number)“ \u{202E}", hint: number % 4 == 0 ? "bind it" : nil,
            place: Finding.Place(file: 0, span: SourceSpan(number, number * 1_000)), operation: "BindSipRegistration",
            related: (0..<number % 3).map {
                Finding.Related(place: Finding.Place(file: 1, span: SourceSpan(0, $0)), message: "before \($0)")
            }, fixes: [], fingerprint: String(repeating: "\(number % 10)", count: 32), deferral: .untilEnd)
        finding.isAllowed = number % 5 == 0
        guard number % 2 == 0 else { return finding }
        finding.record = Finding.Record(
            time: number % 4 == 0 ? nil : Timestamp(seconds: Int64(-number) * 1_000_000_007, nanoseconds: 999_999_999),
            account: number % 6 == 0 ? nil : number << 40, caller: number % 8 == 0 ? nil : "10.0.0.\(number)")
        return finding
    }

    private static func results(_ number: Int, _ change: (inout Finding) -> Void = { _ in }) -> Results {
        var results = Results()
        let start = SourceFile.Start(line: number, offset: number << 33)
        results.files = [
            SourceFile(name: "a.log", bytes: Array("{\"number\":\(number)}\n\u{1F4DE}".utf8), start: start),
            SourceFile(name: "b.log", bytes: [], start: SourceFile.Start(line: 7)),
        ]
        results.findings = (number..<number + number % 3 + 1).map(finding)
        for index in results.findings.indices { change(&results.findings[index]) }
        return results
    }

    @Test func `findings wait unchanged`() {
        var held = HeldResults()
        for number in 0..<40 { held[number * 1_000_003] = Self.results(number) }
        #expect(held.count == 40)
        for number in 0..<40 {
            #expect(held[number * 1_000_003].map { "\($0)" } == "\(Self.results(number))")
        }
    }

    @Test func `what is not packed waits too`() {
        let fixed = Self.results(1) { $0.fixes = [Fix(title: "bind", isSafe: true)] }
        var secret = Self.results(2)
        secret.secrets.add("a secret".utf8)
        var held = HeldResults()
        held[1] = fixed
        held[2] = secret
        #expect(held[1].map { "\($0)" } == "\(fixed)")
        #expect(held[2].map { "\($0)" } == "\(secret)")
    }

    @Test func `those of other records are forgotten, and a record's are replaced`() {
        var held = HeldResults()
        for number in [9, 3, 6] { held[number] = Self.results(number) }
        held[6] = Self.results(7) { $0.fixes = [Fix(title: "bind", isSafe: true)] }
        held.keep([6, 9])
        #expect(held.records == [6, 9])
        #expect(held[3] == nil)
        #expect(held[6]?.files[0].start.line == 7)
    }
}
