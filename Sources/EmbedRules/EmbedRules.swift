import Glibc

/// Writes a Swift file that holds the given files as string literals. Usage: EmbedRules FOLDER OUTPUT FILE…
@main
struct EmbedRules {
    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count >= 3 else { fail("usage: EmbedRules FOLDER OUTPUT FILE…") }
        let folder = arguments[1] + "/"
        var swift =
            "/// The files below this folder, by their paths in it.\nlet embeddedFiles: [(path: String, text: StaticString)] = [\n"
        for path in arguments.dropFirst(3) {
            let name = path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
            swift += "    (\(literal(Array(name.utf8))), \(literal(read(path)))),\n"
        }
        swift += "]\n"
        write(swift, to: arguments[2])
    }

    /// A string literal on one line for bytes of UTF-8.
    static func literal(_ bytes: [UInt8]) -> String {
        var literal = "\""
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            switch scalar {
            case "\"", "\\": literal += "\\\(scalar)"
            case "\n": literal += "\\n"
            case " "..."~": literal.unicodeScalars.append(scalar)
            default: literal += "\\u{\(String(scalar.value, radix: 16))}"
            }
        }
        return literal + "\""
    }

    static func read(_ path: String) -> [UInt8] {
        guard let file = unsafe fopen(path, "rb") else { fail("cannot read \(path)") }
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        while true {
            let byte = unsafe getc(file)
            guard byte != EOF else { return bytes }
            bytes.append(UInt8(truncatingIfNeeded: byte))
        }
    }

    static func write(_ text: String, to path: String) {
        guard let file = unsafe fopen(path, "wb") else { fail("cannot write \(path)") }
        guard unsafe fputs(text, file) >= 0, unsafe fclose(file) == 0 else { fail("cannot write \(path)") }
    }

    static func fail(_ message: String) -> Never {
        let line = Array("EmbedRules: \(message)\n".utf8)
        _ = unsafe Glibc.write(STDERR_FILENO, line, line.count)
        exit(1)
    }
}
