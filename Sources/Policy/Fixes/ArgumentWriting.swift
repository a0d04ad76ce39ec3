internal import Requests
internal import SourceText

/// How an argument stands in its file, as the bytes around its name and its value show.
struct ArgumentWriting {
    enum Shape {
        /// `user_id=7` in a query, a form, or an option of curl.
        case pair
        /// `"user_id": 7` in JSON or in YAML's flow style.
        case member
        /// `user_id: 7` on lines of its own.
        case line
        /// `{"name": "user_id", "value": "7"}`
        case entry
        /// Apart from each other: a part of a multipart body.
        case apart
    }

    let shape: Shape
    let name: SourceSpan
    /// Of a value that is not written out, the place where it stands.
    let value: SourceSpan
    /// From the name to the value, with their quotes.
    let whole: SourceSpan

    /// Nil where the name is not written out.
    init?(_ argument: Argument, in file: SourceFile, _ document: () -> Node?) {
        guard let name = argument.name.writtenSpan(in: file), !name.isEmpty else { return nil }
        let bytes = file.bytes
        let value = argument.value.span
        self.name = name
        self.value = value
        guard value.start >= name.end, value.end <= bytes.count else {
            guard let entry = document()?.entry(named: name) else { return nil }
            shape = .entry
            whole = entry.span
            return
        }
        let between = bytes[name.end..<value.start]
        let sign = between.first { ArgumentWriting.signs.contains($0) }
        if sign == UInt8(ascii: "=") || between.isEmpty {
            shape = .pair
            whole = argument.span.union(name).union(value)
        } else if sign == UInt8(ascii: ":") {
            whole = ArgumentWriting.quoted(argument.span.union(name).union(value), name, value, bytes)
            shape = ArgumentWriting.isLine(whole, bytes) ? .line : .member
        } else if let entry = document()?.entry(named: name), entry.span.end >= value.end {
            shape = .entry
            whole = entry.span
        } else {
            shape = .apart
            whole = name.union(value)
        }
    }

    private static let signs: [UInt8] = Array("=:,;{\n".utf8)

    /// A name and a value with the quotes around each, which may be escaped themselves.
    private static func quoted(
        _ whole: SourceSpan, _ name: SourceSpan, _ value: SourceSpan, _ bytes: [UInt8]
    ) -> SourceSpan {
        var whole = whole
        for quote in ["\\\"", "\"", "'"] {
            let width = quote.utf8.count
            if whole.start == name.start, bytes.has(quote, at: name.end), bytes.has(quote, at: name.start - width) {
                whole.start = name.start - width
            }
            if whole.end == value.end, bytes.has(quote, at: value.end), bytes.has(quote, at: value.start - width) {
                whole.end = value.end + width
            }
        }
        return whole
    }

    /// Whether a member stands in YAML's block style: neither a comma nor a bracket is next.
    private static func isLine(_ whole: SourceSpan, _ bytes: [UInt8]) -> Bool {
        var index = whole.end
        while true {
            index = bytes.skippingSpace(from: index)
            guard index < bytes.count else { return true }
            guard bytes[index] == UInt8(ascii: "#") else { break }
            index = bytes.endOfLine(index)
        }
        return ![UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: "\\")].contains(bytes[index])
    }
}

extension Node {
    /// The object of which a value is the name that stands at a place.
    func entry(named name: SourceSpan) -> Node? {
        guard span.start <= name.start, name.end <= span.end else { return nil }
        for child in elements ?? members?.map(\.value) ?? [] {
            if let found = child.entry(named: name) { return found }
        }
        return members?.contains { $0.value.text?.span == name } == true ? self : nil
    }
}
