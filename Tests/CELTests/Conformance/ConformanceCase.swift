import CEL
import Foundation

/// What says whether a test applies; tests that do not may hold values of kinds that are not known here.
struct ConformanceHeader: Decodable {
    let partition: String?
    let needs: [String]?
}

/// One line of a file of conformance tests.
struct ConformanceCase: Decodable {
    let file: String
    let section: String
    let name: String
    let expr: String
    let container: String?
    let disableCheck: Bool?
    let checkOnly: Bool?
    let decls: [Declaration]?
    let bindings: [String: ConformanceValue]?
    let expect: Expectation

    enum CodingKeys: String, CodingKey {
        case file, section, name, expr, container, decls, bindings, expect
        case disableCheck = "disable_check"
        case checkOnly = "check_only"
    }

    struct Declaration: Decodable {
        let name: String
        let type: ConformanceType?
        let overloads: [Function]?
    }

    struct Function: Decodable {
        let params: [ConformanceType]
        let result: ConformanceType
        let member: Bool
    }

    struct Expectation: Decodable {
        let value: ConformanceValue?
        let type: ConformanceType?
    }

    var title: String { "\(file)/\(section)/\(name)" }

    var declarations: Declarations {
        var declarations = Declarations(container: container ?? "")
        for declaration in decls ?? [] {
            if let type = declaration.type { declarations.declare(variable: declaration.name, type.type) }
            for overload in declaration.overloads ?? [] {
                let parameters = overload.params.map(\.type)
                declarations.declare(
                    function: declaration.name, receiver: overload.member ? parameters[0] : nil,
                    parameters: overload.member ? Array(parameters.dropFirst()) : parameters,
                    result: overload.result.type, implementation: { _ in .null })
            }
        }
        return declarations
    }

    func bindings(for declarations: Declarations) -> Bindings {
        var result = Bindings(declarations)
        for (name, value) in bindings ?? [:] {
            if let slot = declarations.slot(name) { result[slot] = .value(value.value) }
        }
        return result
    }

    /// Every case of a file that applies, and the number of those left out, by reason.
    static func load(_ url: URL) throws -> (cases: [ConformanceCase], leftOut: [String: Int]) {
        var cases: [ConformanceCase] = []
        var leftOut: [String: Int] = [:]
        let decoder = JSONDecoder()
        for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n") {
            let data = Data(line.utf8)
            if let reason = ConformanceExclusions.reason(for: try decoder.decode(ConformanceHeader.self, from: data)) {
                leftOut[reason, default: 0] += 1
            } else {
                cases.append(try decoder.decode(ConformanceCase.self, from: data))
            }
        }
        return (cases, leftOut)
    }
}
