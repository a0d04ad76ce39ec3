import CEL
import Foundation
import Testing

/// No expression takes more than it may, however it is made.
struct LimitTests {
    private static func nested(_ levels: Int, _ opening: String, _ core: String, _ closing: String) -> String {
        String(repeating: opening, count: levels) + core + String(repeating: closing, count: levels)
    }

    static let deep: [(String, @Sendable (Int) -> String)] = [
        ("parentheses", { nested($0, "(", "1", ")") }),
        ("lists", { nested($0, "[", "1", "]") }),
        ("maps", { nested($0, "{1: ", "1", "}") }),
        ("calls", { nested($0, "int(", "1", ")") }),
        ("negations", { nested($0, "!", "true", "") }),
        ("signs", { nested($0, "-", "x", "") }),
        ("fields", { nested($0, "", "x", ".y") }),
        ("indices", { nested($0, "", "x", "[0]") }),
        ("methods", { nested($0, "", "x", ".trim()") }),
        ("sums", { nested($0, "1 + ", "1", "") }),
        ("conditionals", { nested($0, "true ? 1 : ", "1", "") }),
        ("macros", { nested($0, "[1].all(x, ", "true", ")") }),
        ("bindings", { nested($0, "cel.bind(x, 1, ", "x", ")") }),
        ("junctions", { nested($0, "true && (true || ", "true", ")") }),
    ]

    @Test(arguments: deep.indices, [251, 20_000]) func `nesting past the limit is refused by name`(
        _ index: Int, _ levels: Int
    ) throws {
        let source = String(Self.deep[index].1(levels).prefix(100_000))
        let errors = try #require(throws: CELErrors.self) { try CEL.Expression(unchecked: source, Declarations()) }
        #expect(errors.errors.map(\.kind).contains(.tooDeep(limit: 250)), "\(Self.deep[index].0)")
    }

    @Test(arguments: deep.indices) func `nesting up to the limit fits a usual stack, even in a debug build`(
        _ index: Int
    ) async {
        let source = Self.deep[index].1(240)
        await withCheckedContinuation { continuation in
            let thread = Thread {
                _ = try? CEL.Expression(source, Declarations())
                if let expression = try? CEL.Expression(unchecked: source, Declarations()) {
                    _ = expression.evaluate(Bindings(Declarations()))
                    _ = expression.evaluateBool(Bindings(Declarations()))
                }
                continuation.resume()
            }
            thread.stackSize = 6 << 20
            thread.start()
        }
    }

    @Test func `a long source is refused by name`() throws {
        let source = "'" + String(repeating: "é", count: 99_999) + "'"
        let errors = try #require(throws: CELErrors.self) { try CEL.Expression(source, Declarations()) }
        #expect(errors.errors.map(\.kind) == [.tooLong(limit: 100_000)])
        #expect(errors.description.utf8.count < 1_000)
        _ = try CEL.Expression("'" + String(repeating: "é", count: 99_998) + "'", Declarations())
    }

    @Test func `wide expressions are no deep ones`() throws {
        let junction = Array(repeating: "x == 1", count: 8_000).joined(separator: " || ")
        var declarations = Declarations()
        declarations.declare(variable: "x", .int)
        var bindings = Bindings(declarations)
        bindings[0] = .value(.int(2))
        #expect(try CEL.Expression(junction, declarations).evaluateBool(bindings) == .false)
        let list = "[" + Array(repeating: "[]", count: 20_000).joined(separator: ", ") + "].size()"
        #expect(try CEL.Expression(list, declarations).evaluate(bindings).matches(.int(20_000)))
    }

    static let costly = [
        "lists.range(9223372036854775807).size() > 0",
        "lists.range(2000).all(a, lists.range(2000).all(b, a + b >= 0))",
        "lists.range(100).map(a, lists.range(100).map(b, lists.range(100).map(c, lists.range(100)))).size() > 0",
        "lists.range(1000).exists(x, false) || lists.range(5000).exists(a, lists.range(5000).exists(b, false)) || true",
        "lists.range(400000).map(x, 'abc').join('0123456789').size() > 0",
        "lists.range(40).map(x, 'a' + string(x)).exists(x, lists.range(3000).exists(y, x.matches(x + string(y))))",
        "lists.range(3000).map(x, double(x) + 0.5).distinct().size() > 0",
        "lists.range(300000).reverse().sort().size() > 0",
    ]

    @Test(arguments: costly) func `an evaluation that costs too much ends by name`(_ source: String) throws {
        let verdict = try CEL.Expression(source, Declarations()).evaluateBool(Bindings(Declarations()))
        #expect(verdict == .error(.costExceeded(limit: 1_000_000)))
    }

    /// Each level doubles what the one before it made.
    private static func doubling(_ levels: Int, from first: String, _ step: (String) -> String, _ last: String)
        -> String
    {
        var source = "cel.bind(v0, \(first), "
        for level in 1...levels { source += "cel.bind(v\(level), \(step("v\(level - 1)")), " }
        return source + last.replacingOccurrences(of: "$", with: "v\(levels)")
            + String(repeating: ")", count: levels + 1)
    }

    @Test func `values that share parts cost what they stand for`() throws {
        let sources = [
            Self.doubling(60, from: "'0123456789'", { "\($0) + \($0)" }, "$.size() > 0"),
            Self.doubling(60, from: "[1]", { "\($0) + \($0)" }, "$.size() > 0"),
            Self.doubling(60, from: "[1]", { "[\($0), \($0)]" }, "$ == $"),
            Self.doubling(60, from: "[1]", { "[\($0), \($0)]" }, "'%s'.format([$]) == ''"),
            Self.doubling(60, from: "{1: 1}", { "{1: \($0), 2: \($0)}" }, "$ in [$]"),
            Self.doubling(20, from: "'0123456789'", { "\($0).replace('', \($0))" }, "$ == ''"),
        ]
        for source in sources {
            let verdict = try CEL.Expression(source, Declarations()).evaluateBool(Bindings(Declarations()))
            #expect(verdict == .error(.costExceeded(limit: 1_000_000)))
        }
        let shared = Self.doubling(60, from: "[1]", { "[\($0), \($0)]" }, "$")
        let value = try CEL.Expression(shared, Declarations()).evaluate(Bindings(Declarations()))
        #expect(value.displayText.utf8.count < 20_000)
    }

    // MARK: Patterns

    @Test(arguments: [30, 1_000_000]) func `a pattern that backtracks elsewhere is linear here`(_ length: Int) throws {
        var declarations = Declarations()
        declarations.declare(variable: "text", .string)
        var bindings = Bindings(declarations)
        bindings[0] = .value(.string(String(repeating: "a", count: length) + "!"))
        let expression = try CEL.Expression("text.matches('(a+)+$')", declarations)
        let time = ContinuousClock().measure { #expect(expression.evaluateBool(bindings) == .false) }
        #expect(time < .seconds(2))
    }

    @Test func `a pattern that becomes a large program is refused where it stands`() throws {
        let errors = try #require(throws: CELErrors.self) {
            try CEL.Expression("'a'.matches('((((a{100}){100}){100}){100})')", Declarations())
        }
        #expect(errors.errors.first?.range == 12..<43)
        var declarations = Declarations()
        declarations.declare(variable: "count", .string)
        var bindings = Bindings(declarations)
        bindings[0] = .value(.string("{100}"))
        let built = try CEL.Expression("'a'.matches('((a{100})' + count + ')' + count)", declarations)
        guard case .error(.invalidPattern) = built.evaluateBool(bindings) else {
            Issue.record("a pattern that is built compiles")
            return
        }
    }

    @Test func `more patterns than allowed are refused by name`() throws {
        let source = (0...100).map { "'a'.matches('a\($0)')" }.joined(separator: " || ")
        let errors = try #require(throws: CELErrors.self) { try CEL.Expression(source, Declarations()) }
        #expect(errors.errors.count == 1)
        #expect(errors.description.contains("more than 100 patterns"))
    }
}
