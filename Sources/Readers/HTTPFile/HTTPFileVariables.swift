internal import SourceText

/// The variables of an `.http` file, and the texts with them filled in.
struct HTTPFileVariables {
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
        text.replacingReferences { values[$0.trimmed.string] }
    }
}
