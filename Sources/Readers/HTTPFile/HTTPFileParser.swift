internal import Requests
internal import SourceText

/// Reads one request of an `.http` file: what stands between two lines that begin with `###`.
struct HTTPFileParser {
    private(set) var variables: HTTPFileVariables
    private(set) var problems: [SyntaxError] = []
    private(set) var comments: [SourceComment] = []
    /// A curl command line that stands in a request's place.
    private(set) var command: Text?
    private let section: Text
    private var lines: LineCursor
    /// Index of the end of the last line that belongs to the request.
    private var end: Int

    init(_ section: Text, variables: HTTPFileVariables) {
        self.section = section
        self.variables = variables
        lines = LineCursor(section)
        end = section.startIndex
    }

    /// The request, or nil where the section has none, or it is a command line, or its request line is a problem.
    mutating func message() -> HTTPMessage? {
        guard let line = firstLine() else { return nil }
        if line.trimmed.hasPrefix("curl ") {
            command = variables.filled(section[line.startIndex..<section.endIndex])
            return nil
        }
        guard let start = HTTPFileRequestLine(line) else {
            problems.append(SyntaxError("expected a request line, such as 'POST https://…'", at: line.trimmed.span))
            return nil
        }
        guard start.isHTTP else { return nil }
        end = line.trimmed.endIndex
        let writtenURL = takeURL(start)
        let url = HTTPFileRequestLine.absolute(variables.filled(writtenURL))
        let headers = takeHeaders()
        let body = HTTPFileBody(section[lines.index..<section.endIndex], headers: headers, variables: variables)
        return HTTPMessage(
            method: start.method.map(variables.filled) ?? Text("GET", decodedFrom: url.span), url: url,
            headers: headers,
            body: body.body, span: section[line.trimmed.startIndex..<(body.end ?? end)].span)
    }

    /// The first line that is neither empty, a comment, a definition, a script nor an instruction to the client.
    private mutating func firstLine() -> Text? {
        while let line = lines.next() {
            let words = line.trimmed
            if words.isEmpty || takeComment(words) || variables.define(words) { continue }
            if words.hasPrefix("<") || words.hasPrefix(">") {
                skipScript(words)
            } else if !words.hasPrefix("import ") && !words.hasPrefix("run ") {
                return line
            }
        }
        return nil
    }

    /// Passes over a script `< {% … %}` that may go on for several lines.
    private mutating func skipScript(_ first: Text) {
        guard first.contains("{%") else { return }
        var line = first
        while !line.contains("%}"), let next = lines.next() { line = next }
    }

    /// The URL, with the indented lines that continue it, and those that begin with `?` or `&`.
    private mutating func takeURL(_ start: HTTPFileRequestLine) -> Text {
        var url = start.url
        while let line = lines.peek {
            let piece = line.trimmed
            guard !piece.isEmpty, Text.isSpace(line[line.startIndex]) || piece.hasPrefix("?") || piece.hasPrefix("&")
            else { break }
            _ = lines.next()
            if takeComment(piece) { continue }
            url.append(HTTPFileRequestLine.withoutVersion(piece))
            end = piece.endIndex
        }
        return url
    }

    /// The header fields up to the empty line; a line that is none is a problem beside the others.
    private mutating func takeHeaders() -> [HTTPMessage.Header] {
        var headers: [HTTPMessage.Header] = []
        while let line = lines.next() {
            let words = line.trimmed
            if words.isEmpty { break }
            if takeComment(words) { continue }
            do throws(SyntaxError) {
                var header = try MessageHead.header(words)
                header.name = variables.filled(header.name)
                header.value = variables.filled(header.value)
                headers.append(header)
                end = words.endIndex
            } catch {
                problems.append(error)
            }
        }
        return headers
    }

    /// Whether a line is a comment, which is kept where it speaks to bindlint.
    private mutating func takeComment(_ line: Text) -> Bool {
        guard HTTPFileParser.isComment(line) else { return false }
        if let comment = SourceComment(line) { comments.append(comment) }
        return true
    }

    static func isComment(_ line: Text) -> Bool { line.hasPrefix("#") || line.hasPrefix("//") }
}
