package import Requests
internal import SourceText

extension RequestFormat {
    /// Formats by the extension of a file's name.
    private static let extensions: [String: RequestFormat] = [
        "http": .http, "rest": .http, "json": .json, "jsonl": .jsonl, "ndjson": .jsonl, "jsonlines": .jsonl,
        "har": .har,
        "yaml": .yaml, "yml": .yaml, "sh": .curl, "bash": .curl, "zsh": .curl, "ksh": .curl, "curl": .curl,
        "md": .markdown, "markdown": .markdown,
    ]

    /// Extensions of files that may hold anything.
    private static let anything: Set<String> = ["", "txt", "text", "raw", "req"]

    /// Whether a file of that name is looked at where it was found in a folder and not named itself: source code and the
    /// like are not.
    package static func mayBeNamed(_ name: String) -> Bool {
        let suffix = fileExtension(of: name)
        return extensions[suffix] != nil || anything.contains(suffix)
    }

    /// The format of a file, by the extension of its name and then by its first bytes; nil where neither tells.
    ///
    /// The content decides between formats that share an extension: a recording in `.http`, JSON Lines or HAR in `.json`.
    package static func detect(name: String, bytes: ArraySlice<UInt8>) -> RequestFormat? {
        let content = FileBeginning(bytes)
        let suffix = fileExtension(of: name)
        switch extensions[suffix] {
        case .http: return content.isRecordedMessage ? .raw : .http
        case .json: return content.isHAR ? .har : content.isJSONLines ? .jsonl : .json
        case .some(let format): return format
        case nil: return content.format ?? (anything.contains(suffix) ? content.looseFormat : nil)
        }
    }

    /// What follows the last dot of a file's name, in lower case; empty where nothing does.
    private static func fileExtension(of name: String) -> String {
        let file = name.utf8.split(separator: UInt8(ascii: "/")).last ?? name.utf8[...]
        guard let dot = file.lastIndex(of: UInt8(ascii: ".")) else { return "" }
        return String(Substring(file[file.index(after: dot)...])).lowercased()
    }
}

/// The first bytes of a file, as far as they tell its format.
private struct FileBeginning {
    private let text: Text

    init(_ bytes: ArraySlice<UInt8>) {
        let bytes = Array(bytes)
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        text = Text(bytes: bytes, span: SourceSpan(start, bytes.count))
    }

    /// The format that the content alone shows.
    var format: RequestFormat? {
        guard let line = firstLine else { return nil }
        if RequestLine(line) != nil || isCutRequestLine(line) { return isRequestFile ? .http : .raw }
        if line.hasPrefix("{") || line.hasPrefix("[") { return isHAR ? .har : isJSONLines ? .jsonl : .json }
        if line.hasPrefix("#!") { return isShellScript(line) ? .curl : nil }
        if line.hasPrefix("###") && text.contains("HTTP/") { return .http }
        return nil
    }

    /// The format that the content suggests where the name says nothing else: YAML, or notes with command lines.
    var looseFormat: RequestFormat? {
        guard let line = firstLine, !line.hasPrefix("#!") else { return nil }
        if line.hasPrefix("---") || line.hasPrefix("requests:") || line.hasPrefix("operation:") { return .yaml }
        return isSession ? .curl : nil
    }

    /// Whether a shebang line calls a shell: `#!/bin/sh`, `#!/usr/bin/env bash`.
    private func isShellScript(_ line: Text) -> Bool {
        line.split(0x20).flatMap { $0.split(UInt8(ascii: "/")) }.contains { word in
            ["sh", "bash", "dash", "ash", "ksh", "zsh"].contains { word.trimmed == $0 }
        }
    }

    /// Whether it is a message as a tool recorded it: a request line with a path, as sent to a server, and what marks a
    /// file for an HTTP client nowhere.
    var isRecordedMessage: Bool {
        guard let line = firstLine, !isRequestFile else { return false }
        if isCutRequestLine(line) { return true }
        guard let request = RequestLine(line), request.target.hasPrefix("/") else { return false }
        let headers = (try? MessageHead(text[line.endIndex..<text.endIndex].withoutLineEnd))?.headers ?? []
        let isFramed = headers.contains { $0.isNamed("content-length") || $0.isNamed("transfer-encoding") }
        return isFramed || text[line.endIndex..<text.endIndex].hasPrefix("\r\n")
    }

    /// Whether it is the beginning of a request line that is longer than what is looked at.
    private func isCutRequestLine(_ line: Text) -> Bool {
        guard line.endIndex == text.endIndex, text.count >= 4_096 else { return false }
        let words = line.split(0x20)
        return words.count == 2 && RequestLine.methods.contains { words[0] == $0 } && words[1].hasPrefix("/")
    }

    /// Whether it has marks of `.http` files: separators, variables.
    private var isRequestFile: Bool {
        var lines = LineCursor(text)
        while let line = lines.next() {
            if line.hasPrefix("###") || line.contains("{{") { return true }
        }
        return false
    }

    /// Whether it is an object that begins with `log` and holds `entries` or the members that stand before them.
    var isHAR: Bool {
        guard let start = text.bytes.firstIndex(where: { !Text.isSpace($0) }), text[start] == UInt8(ascii: "{") else {
            return false
        }
        let rest = text[start + 1..<text.endIndex].trimmed
        guard rest.hasPrefix("\"log\"") else { return false }
        let value = rest[rest.startIndex + 5..<rest.endIndex].trimmed.string
        return ["\"entries\"", "\"creator\"", "\"version\""].contains { value.contains($0) }
    }

    /// Whether the first two lines are each a whole object.
    var isJSONLines: Bool {
        var objects = 0
        var lines = LineCursor(text)
        while objects < 2, let line = lines.next()?.trimmed {
            if line.isEmpty { continue }
            guard line.hasPrefix("{"), line.bytes.last == UInt8(ascii: "}") else { return false }
            objects += 1
        }
        return objects == 2
    }

    /// Whether a line calls curl, with or without a prompt.
    private var isSession: Bool {
        var lines = LineCursor(text)
        while let line = lines.next()?.trimmed {
            if ["curl ", "$ curl ", "> curl ", "# curl ", "% curl "].contains(where: line.hasPrefix) { return true }
        }
        return false
    }

    private var firstLine: Text? {
        var lines = LineCursor(text)
        while let line = lines.next() {
            if !line.trimmed.isEmpty { return line }
        }
        return nil
    }
}

extension Text {
    /// Without the line end that it begins with.
    fileprivate var withoutLineEnd: Text {
        var start = startIndex
        if start < endIndex, self[start] == 0x0D { start += 1 }
        if start < endIndex, self[start] == 0x0A { start += 1 }
        return self[start..<endIndex]
    }
}
