import Glibc
import Readers
import Requests
import SourceText

/// The folder of recorded data beside the package, which may be absent.
enum SharedData {
    static let folder: String = {
        if let path = unsafe getenv("BINDLINT_SHARED") { return unsafe String(cString: path) }
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return "/\(root)/../shared"
    }()

    static var isPresent: Bool { unsafe access("\(folder)/captures/index.jsonl", R_OK) == 0 }

    static func file(_ name: String) throws -> SourceFile {
        guard let stream = unsafe fopen("\(folder)/\(name)", "rb") else { throw Missing(name: name) }
        defer { unsafe fclose(stream) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe fread(&buffer, 1, buffer.count, stream)
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        return SourceFile(name: name, bytes: bytes)
    }

    struct Missing: Error { var name: String }

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

    static func captures() throws -> [Capture] {
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
