internal import SourceText

/// What `-d` and its kin, or `--url-query`, put together.
struct CurlData {
    /// How an option writes its data.
    enum Form: Sendable {
        /// `-d`: `@file` is read, without its line ends.
        case plain
        /// `--data-raw`: `@` means nothing.
        case raw
        /// `--data-binary`: `@file` is read as it is.
        case binary
        /// `--data-urlencode`: `content`, `=content`, `name=content`, `@file`, `name@file`.
        case urlEncoded
        /// `--json`: pieces are joined without a separator.
        case json
    }

    /// The option that came first.
    let span: SourceSpan
    private(set) var text: Text
    /// The name of the file or `-`, where all of the data comes from it.
    private(set) var file: Text?
    private var isFirst = true

    init(at span: SourceSpan) {
        self.span = span
        text = Text(at: span.end)
    }

    /// Adds an option's value; `input` is what standard input holds, where the script writes it out.
    mutating func append(_ value: Text, form: Form, input: Text?) {
        let startsAtSign = value.bytes.first == UInt8(ascii: "@") && !value.isSymbolic(at: value.startIndex)
        switch form {
        case .raw: join(value)
        case .urlEncoded: join(CurlData.urlEncoded(value, input: input))
        case .plain, .binary, .json:
            guard startsAtSign else { return join(value, separated: form != .json) }
            let name = value[value.startIndex + 1..<value.endIndex]
            if name == "-", let input {
                join(form == .plain ? input.withoutLineEnds : input, separated: form != .json)
            } else {
                let wasFirst = isFirst
                join(value.asSymbolic, separated: form != .json)
                file = wasFirst ? name : nil
            }
        }
    }

    /// Adds a value of `--url-query`: as `--data-urlencode`, but for `+content`, which is taken as it is.
    mutating func appendToQuery(_ value: Text) {
        if value.bytes.first == UInt8(ascii: "+"), !value.isSymbolic(at: value.startIndex) {
            join(value[value.startIndex + 1..<value.endIndex])
        } else {
            join(CurlData.urlEncoded(value, input: nil))
        }
    }

    private mutating func join(_ piece: Text, separated: Bool = true) {
        if !isFirst, separated { text.append(UInt8(ascii: "&"), decodedFrom: piece.span) }
        text.append(piece)
        file = nil
        isFirst = false
    }

    private static func urlEncoded(_ value: Text, input: Text?) -> Text {
        let mark = value.indices.first {
            (value[$0] == UInt8(ascii: "=") || value[$0] == UInt8(ascii: "@")) && !value.isSymbolic(at: $0)
        }
        guard let mark else { return value.formEncoded }
        var encoded = value[value.startIndex..<mark]
        let content = value[mark + 1..<value.endIndex]
        if mark > value.startIndex { encoded.append(UInt8(ascii: "="), decodedFrom: value.span(of: mark..<mark + 1)) }
        if value[mark] == UInt8(ascii: "=") {
            encoded.append(content.formEncoded)
        } else if content == "-", let input {
            encoded.append(input.formEncoded)
        } else {
            encoded.append(value[mark..<value.endIndex].asSymbolic)
        }
        return encoded
    }
}

extension Text {
    /// What curl makes of a file's or standard input's bytes for `-d`.
    fileprivate var withoutLineEnds: Text {
        var text = Text(at: span.start)
        var start = startIndex
        for index in indices where bytes[index] == 0x0A || bytes[index] == 0x0D || bytes[index] == 0 {
            text.append(self[start..<index])
            start = index + 1
        }
        text.append(self[start..<endIndex])
        return text
    }

    /// Percent-encoded but for letters, digits and `-._~`; a space becomes a plus. Symbolic pieces stay as they are.
    var fileNameEncoded: Text { encoded(spaceAsPlus: false) }

    fileprivate var formEncoded: Text { encoded(spaceAsPlus: true) }

    private func encoded(spaceAsPlus: Bool) -> Text {
        var encoded = Text(at: span.start)
        var start = startIndex
        for index in indices where !Text.isUnreserved(bytes[index]) && !isSymbolic(at: index) {
            encoded.append(self[start..<index])
            start = index + 1
            let place = span(of: index..<index + 1)
            if spaceAsPlus, bytes[index] == 0x20 {
                encoded.append(UInt8(ascii: "+"), decodedFrom: place)
            } else {
                encoded.append(Text.percentEncoded(bytes[index]), .decoded, from: place)
            }
        }
        encoded.append(self[start..<endIndex])
        return encoded
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "~")
    }

    static func percentEncoded(_ byte: UInt8) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        return [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
}
