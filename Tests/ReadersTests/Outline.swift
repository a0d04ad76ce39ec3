import Readers
import Requests
import SourceText

/// A text read as a format, shown on lines so that a test says what it expects in one piece.
struct Outline {
    let file: SourceFile
    let reading: Reading

    init(_ text: String, _ format: RequestFormat?, scope: Scope = .sipRegistrations, name: String = "file") {
        self.init(Array(text.utf8), format, scope: scope, name: name)
    }

    init(_ bytes: [UInt8], _ format: RequestFormat?, scope: Scope = .sipRegistrations, name: String = "file") {
        file = SourceFile(name: name, bytes: bytes)
        reading = Reading(of: file, as: format, scope: scope)
    }

    /// For each request its method, then each argument as `location name=value <bytes of the value in the file>`, with `~`
    /// before a value that is not in the file; then each problem as `! reason <bytes>`.
    var lines: [String] {
        reading.requests.flatMap(lines) + reading.problems.map { "! \($0.reason) <\(shown($0.span))>" }
    }

    /// The same for one request.
    func lines(_ request: Request) -> [String] {
        let name = request.method.meaning == .unknown ? "?" : request.method.text.string
        let unseen = request.unseenArguments.map { ["unseen <\(shown($0))>"] } ?? []
        return [name]
            + request.arguments.map { argument in
                let mark = argument.isSymbolic ? "~" : ""
                return "\(argument.location.rawValue) \(argument.name.string)=\(mark)\(argument.value.string)"
                    + " <\(shown(argument.value.span))>"
            } + unseen
    }

    func shown(_ span: SourceSpan) -> String {
        file.string(span).replacing("\r\n", with: "␍␊").replacing("\n", with: "␊")
    }
}
