import CEL
import Foundation
import Testing

/// What docs/cel.md shows is true.
struct DocumentationTests {
    @Test func `the ten lines of the page run`() throws {
        // Begin of the ten lines.
        var declarations = Declarations()
        declarations.declare(object: "Request", fields: [("method", .string), ("path", .string), ("size", .int)])
        declarations.declare(variable: "request", .object("Request"))
        let rule = try CEL.Expression("request.method == 'GET' || request.size < 1024", declarations, expecting: .bool)

        var bindings = Bindings(declarations)
        let method = try #require(declarations.slot("request.method"))
        bindings[method] = .value(.string("GET"))
        let verdict = rule.evaluateBool(bindings)
        #expect(verdict == .true)
        // End of the ten lines.

        let source = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false).map { $0.drop { $0 == " " } }
        let begin = try #require(lines.firstIndex(of: "// Begin of the ten lines."))
        let end = try #require(lines.firstIndex(of: "// End of the ten lines."))
        #expect(try page().contains(lines[(begin + 1)..<end].joined(separator: "\n")))
    }

    @Test func `the errors of the page are those that are thrown`() throws {
        var declarations = Declarations()
        declarations.declare(object: "Request", fields: [("method", .string), ("path", .string), ("size", .int)])
        declarations.declare(variable: "request", .object("Request"))
        let errors = try #require(throws: CELErrors.self) {
            try CEL.Expression("request.metod == 'GET' && request.size < '1024'", declarations)
        }
        #expect(try page().contains("```\n\(errors)\n```"))
    }

    @Test(arguments: [
        ("string(1.0) == '1' && string(123456789.0) == '1.23456789e+08'"),
        ("string(duration('1.50s')) == '1.5s'"),
        ("dyn(9007199254740993) == 9007199254740992.0"),
    ]) func `the choices of the page are made so`(_ source: String) throws {
        #expect(try CEL.Expression(source, Declarations()).evaluateBool(Bindings(Declarations())) == .true)
    }

    private func page() throws -> String {
        let package = URL(filePath: #filePath).appending(path: "../../..").standardized
        return try String(contentsOf: package.appending(path: "docs/cel.md"), encoding: .utf8)
    }
}
