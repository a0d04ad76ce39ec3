internal import Requests
package import SourceText

/// Reads `.http` and `.rest` files as the HTTP client of the JetBrains IDEs and the REST Client of VS Code write them
/// (https://github.com/JetBrains/http-request-in-editor-spec, https://github.com/Huachao/vscode-restclient).
///
/// Lines that begin with `###` stand between requests. `@name = value` defines a variable of the file; `{{name}}` is
/// replaced by its value, or stays symbolic.
package struct HTTPFileReader: Reader {
    /// Values from outside the file (see `EnvironmentFile`); a variable of the file goes before one of the same name.
    package var variables: [String: String]

    package init(variables: [String: String] = [:]) { self.variables = variables }

    package func read(_ text: Text, scope: Scope) -> Reading {
        var reading = Reading(order: .collection)
        var variables = HTTPFileVariables(variables)
        variables.defineAll(in: text)
        for section in HTTPFileReader.sections(of: text) {
            var parser = HTTPFileParser(section, variables: variables)
            if let message = parser.message() {
                reading.add(
                    message, origin: Origin(format: .http, kind: .authored, span: message.span), scope: scope)
            }
            if let command = parser.command {
                let commands = CurlReader(format: .http, hasRootPrompt: false).read(command, scope: scope)
                reading.requests += commands.requests
                reading.problems += commands.problems
                reading.comments += commands.comments
            }
            reading.problems += parser.problems
            reading.comments += parser.comments
            variables = parser.variables
        }
        return reading
    }

    /// What stands between lines that begin with `###`.
    private static func sections(of text: Text) -> [Text] {
        var sections: [Text] = []
        var start = text.startIndex
        var lines = LineCursor(text)
        while true {
            let lineStart = lines.index
            guard let line = lines.next() else { break }
            if line.hasPrefix("###") {
                sections.append(text[start..<lineStart])
                start = lines.index
            }
        }
        sections.append(text[start..<text.endIndex])
        return sections
    }
}
