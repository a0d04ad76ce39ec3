internal import Requests
internal import SourceText

/// The body of a request in an `.http` file.
struct HTTPFileBody {
    private(set) var body: HTTPMessage.Body
    /// Index of the end of its last line; nil where there is no body.
    private(set) var end: Int?

    /// Takes what follows the empty line behind the headers, without response handlers (`> {% … %}`, `> file.js`,
    /// `>> file`) and references to saved responses (`<> file`). A line `< file` stands for a file's content.
    init(_ rest: Text, headers: [HTTPMessage.Header], variables: HTTPFileVariables) {
        var lines = LineCursor(rest)
        var content = Text(at: rest.span.start)
        var file: Text?
        while true {
            let start = lines.index
            guard let line = lines.next() else { break }
            if line.hasPrefix("> ") || line.hasPrefix(">>") {
                HTTPFileBody.skipScript(line, &lines)
            } else if let name = HTTPFileBody.fileName(line) {
                file = variables.filled(name)
                content.append(rest[start..<line.endIndex].asSymbolic)
                content.append(rest[line.endIndex..<lines.index])
                end = line.endIndex
            } else if !line.hasPrefix("<> ") {
                content.append(variables.filled(rest[start..<lines.index]))
                if !line.trimmed.isEmpty { end = line.trimmed.endIndex }
            }
        }
        let whole = content[content.startIndex..<content.trimmed.endIndex]
        let type = headers.first { $0.isNamed("content-type") }.map { MediaType($0.value) }
        if whole.trimmed.isEmpty {
            body = .none
        } else if let file, whole.trimmed.runs.count == 1 {
            body = .file(file)
        } else {
            body = .text(HTTPFileBody.joined(whole, type: type))
        }
    }

    private static func skipScript(_ first: Text, _ lines: inout LineCursor) {
        guard first.contains("{%") else { return }
        var line = first
        while !line.contains("%}"), let next = lines.next() { line = next }
    }

    /// The name in `< file`, `<@ file` and `<@encoding file`.
    private static func fileName(_ line: Text) -> Text? {
        guard line.hasPrefix("< ") || line.hasPrefix("<@"), let space = line.firstIndex(of: 0x20) else { return nil }
        let name = line[space..<line.endIndex].trimmed
        return name.isEmpty ? nil : name
    }

    /// A form may be broken over lines, with spaces around `&` and `=`, and both clients send it as one line without them.
    /// Comments between the lines are no part of it. Other bodies stay as they are.
    private static func joined(_ body: Text, type: MediaType?) -> Text {
        guard body.bytes.contains(0x0A), type?.isForm ?? true else { return body }
        var joined = Text(at: body.span.start)
        var lines = LineCursor(body)
        while let line = lines.next()?.trimmed {
            if !HTTPFileParser.isComment(line) { joined.append(line) }
        }
        var tidy = Text(at: body.span.start)
        for (index, pair) in joined.split(UInt8(ascii: "&")).enumerated() {
            if index > 0 { tidy.append(joined[pair.startIndex - 1..<pair.startIndex]) }
            let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            tidy.append(pair[pair.startIndex..<equals].trimmed)
            if equals < pair.endIndex {
                tidy.append(pair[equals..<equals + 1])
                tidy.append(pair[equals + 1..<pair.endIndex].trimmed)
            }
        }
        return type != nil || FormText(tidy).looksLikeForm ? tidy : body
    }
}
