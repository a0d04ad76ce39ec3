internal import SourceText

/// The variables of an `.http` file, and the texts with them filled in.
struct HTTPFileVariables {
    /// A value longer than this stays symbolic, so that variables made of variables cannot grow without end.
    private static let sizeLimit = 65_536

    private var values: [String: Text] = [:]

    init(_ outside: [String: String]) {
        for (name, value) in outside { values[name] = Text(value, decodedFrom: SourceSpan(0, 0)) }
    }

    /// Defines every variable of a file, so that a use before the definition finds it.
    mutating func defineAll(in text: Text) {
        var lines = LineCursor(text)
        while let line = lines.next() { _ = define(line.trimmed) }
    }

    /// Takes a line `@name = value`; false where it is something else.
    mutating func define(_ line: Text) -> Bool {
        guard line.hasPrefix("@"), let equals = line.firstIndex(of: UInt8(ascii: "=")) else { return false }
        let name = line[line.startIndex + 1..<equals].trimmed
        guard !name.isEmpty, !name.bytes.contains(where: Text.isSpace) else { return false }
        values[name.string] = filled(line[equals + 1..<line.endIndex].trimmed)
        return true
    }

    /// The text with each `{{name}}` replaced by its value, which stands where the name stands, or made symbolic.
    func filled(_ text: Text) -> Text {
        guard let first = HTTPFileVariables.reference(in: text, from: text.startIndex) else { return text }
        var filled = Text(at: text.span.start)
        var kept = text.startIndex
        var next: Range<Int>? = first
        while let range = next {
            filled.append(text[kept..<range.lowerBound])
            let name = text[range.lowerBound + 2..<range.upperBound - 2].trimmed.string
            let value = values[name]?.relocated(to: text.span(of: range))
            filled.append(value ?? text[range].asSymbolic)
            kept = range.upperBound
            next = HTTPFileVariables.reference(in: text, from: kept)
        }
        filled.append(text[kept..<text.endIndex])
        return filled.count <= HTTPFileVariables.sizeLimit + text.count ? filled : text.asSymbolic
    }

    /// The next `{{name}}`: on one line, without braces or quotes inside.
    private static func reference(in text: Text, from start: Int) -> Range<Int>? {
        var index = start
        while let open = text.firstIndex(of: UInt8(ascii: "{"), from: index) {
            index = open + 1
            guard index < text.endIndex, text[index] == UInt8(ascii: "{") else { continue }
            let ends: [UInt8] = [0x0A, 0x0D, 0x22, 0x7B, 0x7D]
            guard let end = text.bytes[(index + 1)...].firstIndex(where: ends.contains), end > index + 1,
                text[end..<text.endIndex].hasPrefix("}}")
            else { continue }
            return open..<end + 2
        }
        return nil
    }
}
