internal import SourceText

/// curl's own patterns in URLs: `{a,b}` and `[1-3]` make several of one (`src/tool_urlglob.c` of curl 7.88.1).
struct CurlGlob {
    private var pieces: [Piece] = []

    /// A piece of the URL: as written, and the texts that may stand there.
    private struct Piece {
        var written: Text
        var choices: [Text]

        init(_ written: Text, choices: [Text]? = nil) {
            self.written = written
            self.choices = choices ?? [written]
        }
    }

    private static let brackets: ByteSet = "{}[]"

    /// More URLs than this are not written out: the patterns stay in one URL as pieces of unknown value.
    private static let expansionLimit = 16

    /// The URLs that a text stands for. Throws where curl refuses the pattern.
    ///
    /// A name alone in braces or brackets (`{user_id}`, `{{user_id}}`, `[user_id]`) is a placeholder for the reader of
    /// the text, so it is a piece of unknown value.
    static func urls(_ text: Text) throws(SyntaxError) -> [Text] {
        guard text.bytes.contains(where: CurlGlob.brackets.contains) else { return [text] }
        var glob = CurlGlob()
        try glob.read(text)
        return glob.combinations(at: text.span.start)
    }

    private mutating func read(_ text: Text) throws(SyntaxError) {
        var literal = Text(at: text.span.start)
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text.isSymbolic(at: index) ? 0 : text[index]
            let isOpening = byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
            let place = text.span(of: index..<index + 1)
            if byte == UInt8(ascii: "\\"), index + 1 < text.endIndex, "{}[]".utf8.contains(text[index + 1]) {
                literal.append(text[index + 1], decodedFrom: text.span(of: index..<index + 2))
                index += 2
            } else if isOpening {
                pieces.append(Piece(literal))
                literal = Text(at: place.end)
                index = try read(text, from: index)
            } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
                throw SyntaxError("curl refuses a URL with an unmatched closing bracket", at: place)
            } else {
                var end = index + 1
                while end < text.endIndex, !"{}[]\\".utf8.contains(text[end]) { end += 1 }
                literal.append(text[index..<end])
                index = end
            }
        }
        pieces.append(Piece(literal))
    }

    /// Reads the pattern that begins at an index; gives the index behind it.
    private mutating func read(_ text: Text, from start: Int) throws(SyntaxError) -> Int {
        if let end = CurlGlob.placeholderEnd(text, from: start) {
            let inner = text[start..<end].bytes.filter { !"{}[]".utf8.contains($0) }
            var placeholder = Text(at: text.span(of: start..<end).start)
            placeholder.append(inner, .symbolic, from: text.span(of: start..<end))
            pieces.append(Piece(inner.isEmpty ? text[start..<end].asSymbolic : placeholder))
            return end
        }
        let isSet = text[start] == UInt8(ascii: "{")
        let opening = text.span(of: start..<start + 1)
        guard let closing = text.firstIndex(of: isSet ? UInt8(ascii: "}") : UInt8(ascii: "]"), from: start) else {
            throw SyntaxError("curl refuses a URL with an unmatched bracket", at: opening)
        }
        let inner = text[start + 1..<closing]
        let whole = text[start..<closing + 1]
        if isSet {
            guard inner.firstIndex(of: UInt8(ascii: "{")) == nil else {
                throw SyntaxError("curl refuses a URL with nested braces", at: opening)
            }
            pieces.append(Piece(whole, choices: inner.split(UInt8(ascii: ",")).map { $0.relocated(to: whole.span) }))
        } else if inner.isEmpty || inner.bytes.count(where: { $0 == UInt8(ascii: ":") }) > 1 {
            // `ids[]=1`, or an address of IPv6.
            pieces.append(Piece(whole))
        } else if let range = CurlGlob.range(inner.string) {
            pieces.append(Piece(whole, choices: range.map { Text($0, decodedFrom: whole.span) }))
        } else {
            throw SyntaxError("curl refuses a URL with a bad range in brackets", at: whole.span)
        }
        return closing + 1
    }

    /// The end of `{name}`, `{{name}}`, `[name]` or `{}`, or nil.
    private static func placeholderEnd(_ text: Text, from start: Int) -> Int? {
        let closing = text[start] == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: "]")
        var depth = 0
        var index = start
        while index < text.endIndex, text[index] == text[start], depth < 2 {
            index += 1
            depth += 1
        }
        let nameStart = index
        while index < text.endIndex, isPlaceholderByte(text[index]) || (depth == 2 && text[index] == 0x20) {
            index += 1
        }
        let name = text[nameStart..<index]
        guard name.count > 1 || (name.isEmpty && closing == UInt8(ascii: "}")),
            name.bytes.first.map({ $0 &- 0x30 >= 10 && $0 != UInt8(ascii: "-") }) ?? true,
            closing == UInt8(ascii: "}") || range(name.string) == nil
        else { return nil }
        for _ in 0..<depth {
            guard index < text.endIndex, text[index] == closing else { return nil }
            index += 1
        }
        return index
    }

    private static func isPlaceholderByte(_ byte: UInt8) -> Bool {
        ShellParser.isNameByte(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }

    /// `1-10`, `001-100`, `a-z`, with `:step`; nil where it is no range. At most one more than the limit is given.
    private static func range(_ text: String) -> [String]? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let bounds = parts[0].split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count <= 2, bounds.count == 2, let step = parts.count == 2 ? Int(parts[1]) : 1, step > 0 else {
            return nil
        }
        if let first = Int(bounds[0]), let last = Int(bounds[1]), first >= 0, first <= last {
            let width = bounds[0].hasPrefix("0") ? bounds[0].count : 1
            return stride(from: first, through: last, by: step).prefix(expansionLimit + 1).map { number in
                let digits = String(number)
                return String(repeating: "0", count: max(0, width - digits.count)) + digits
            }
        }
        guard bounds[0].utf8.count == 1, bounds[1].utf8.count == 1, let first = bounds[0].utf8.first,
            let last = bounds[1].utf8.first, (first | 0x20) &- 0x61 < 26, (last | 0x20) &- 0x61 < 26, first <= last
        else { return nil }
        return stride(from: Int(first), through: Int(last), by: step).prefix(expansionLimit + 1).compactMap {
            UInt8(exactly: $0).map { String(UnicodeScalar($0)) }
        }
    }

    private func combinations(at offset: Int) -> [Text] {
        var count = 1
        for piece in pieces where count <= CurlGlob.expansionLimit { count *= piece.choices.count }
        var urls = [Text(at: offset)]
        for piece in pieces {
            if count > CurlGlob.expansionLimit, piece.choices.count > 1 {
                let pattern = piece.written.asSymbolic
                for index in urls.indices { urls[index].append(pattern) }
                continue
            }
            var longer: [Text] = []
            for url in urls {
                for choice in piece.choices {
                    var next = url
                    next.append(choice)
                    longer.append(next)
                }
            }
            urls = longer
        }
        return urls
    }
}
