import Readers
import Requests
import SharedData
import SourceText

/// The requests that were captured from clients, taken apart when they were recorded.
enum Captures {
    static func file(_ name: String) throws -> SourceFile {
        SourceFile(name: name, bytes: try SharedData.bytes(name))
    }

    /// One recorded request: what the client sent, taken apart when it was recorded.
    struct Capture {
        var id: String
        var file: String
        var operation: String
        /// `name=value (in)`, without `cmd`, which names the operation.
        var parameters: [String]
    }

    /// A form without a content type is a form to the readers.
    private static func location(_ recorded: String) -> String { recorded.hasPrefix("form") ? "form" : recorded }

    static func all() throws -> [Capture] {
        try Node.jsonLines(try file("captures/index.jsonl").text).map { line in
            let node = try line.get()
            return Capture(
                id: node["id"]?.string ?? "", file: "captures/\(node["file"]?.string ?? "")",
                operation: node["operation"]?.string ?? "",
                parameters: (node["parameters"]?.elements ?? []).filter { $0["name"]?.string != "cmd" }.map {
                    "\($0["name"]?.string ?? "?")=\($0["value"]?.string ?? "?") (\(location($0["in"]?.string ?? "?")))"
                })
        }
    }
}

extension Request {
    /// The arguments as `name=value (in)`.
    var argumentLines: [String] {
        arguments.map { "\($0.name.string)=\($0.value.string) (\($0.location.rawValue))" }
    }
}
