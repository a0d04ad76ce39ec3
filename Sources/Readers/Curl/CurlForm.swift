internal import Requests
internal import SourceText

/// The multipart body that `-F` and `--form-string` put together (`src/tool_formparse.c` of curl 7.88.1).
struct CurlForm {
    /// The option that came first.
    let span: SourceSpan
    private(set) var parts: [HTTPMessage.Part] = []
    /// Inside of `-F 'name=(;type=…'`, up to `-F '=)'`, where parts belong to another one.
    private var groupDepth = 0

    init(at span: SourceSpan) { self.span = span }

    /// Adds a field; false where there is no equals sign, and curl refuses it.
    mutating func append(_ field: Text, isLiteral: Bool) -> Bool {
        guard let equals = field.firstIndex(of: UInt8(ascii: "=")) else { return field.isSymbolic }
        let name = field[field.startIndex..<equals]
        let content = field[equals + 1..<field.endIndex]
        let mark =
            content.isEmpty || isLiteral || content.isSymbolic(at: content.startIndex) ? nil : content.bytes.first
        switch mark {
        case UInt8(ascii: "("):
            add(name, value: nil, span: field.span)
            groupDepth += 1
        case UInt8(ascii: ")") where name.isEmpty && groupDepth > 0: groupDepth -= 1
        case UInt8(ascii: "@"), UInt8(ascii: "<"): add(name, value: nil, span: field.span)
        default: add(name, value: isLiteral ? content : CurlForm.value(of: content), span: field.span)
        }
        return true
    }

    private mutating func add(_ name: Text, value: Text?, span: SourceSpan) {
        guard groupDepth == 0 else { return }
        parts.append(HTTPMessage.Part(name: name, value: value, span: span))
    }

    /// What stands before `;type=…` and the like; in quotes a semicolon belongs to the value.
    private static func value(of content: Text) -> Text {
        var content = content
        while let first = content.bytes.first, Text.isSpace(first) {
            content = content[content.startIndex + 1..<content.endIndex]
        }
        if content.bytes.first == 0x22, let quoted = unquoted(content) { return quoted }
        var value = content[content.startIndex..<(content.firstIndex(of: UInt8(ascii: ";")) ?? content.endIndex)]
        while let last = value.bytes.last, Text.isSpace(last) { value = value[value.startIndex..<value.endIndex - 1] }
        return value
    }

    /// The text in double quotes; nil where they do not close, and the quote belongs to the value.
    private static func unquoted(_ content: Text) -> Text? {
        var value = Text(at: content.span(of: content.startIndex..<content.startIndex + 1).end)
        var index = content.startIndex + 1
        while index < content.endIndex {
            let byte = content[index]
            if byte == 0x22 { return value }
            let isEscape =
                byte == UInt8(ascii: "\\") && index + 1 < content.endIndex
                && (content[index + 1] == byte || content[index + 1] == 0x22)
            if isEscape {
                value.append(content[index + 1], decodedFrom: content.span(of: index..<index + 2))
                index += 2
            } else {
                value.append(content[index..<index + 1])
                index += 1
            }
        }
        return nil
    }
}
