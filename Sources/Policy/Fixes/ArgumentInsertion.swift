internal import Requests
internal import SourceText

/// The ways to write one argument more behind another, in its style. The first that reads as wanted counts.
struct ArgumentInsertion {
    private let bytes: [UInt8]
    private let model: ArgumentWriting
    /// The arguments before and behind the model, in the same list.
    private let neighbours: [ArgumentWriting]
    private let name: String
    private let value: String

    init(
        name: String, value: String, behind model: ArgumentWriting, beside neighbours: [ArgumentWriting],
        in bytes: [UInt8]
    ) {
        self.bytes = bytes
        self.model = model
        self.neighbours = neighbours
        self.name = name
        self.value = value
    }

    var edits: [Fix.Edit] {
        switch model.shape {
        case .pair: pairs
        case .member, .entry: clones(behind: separator ?? ", ", at: model.whole.end)
        case .line: lines
        case .apart: []
        }
    }

    private func edit(_ text: String, at offset: Int) -> Fix.Edit {
        Fix.Edit(span: SourceSpan(offset, offset), text: text)
    }

    // MARK: Pairs

    private var pairs: [Fix.Edit] {
        var separators = ["&", "\\&"]
        if let option = CurlOptionSpan(of: model.whole, in: bytes) {
            let closing = String(decoding: option.closing, as: UTF8.self)
            separators.append("\(closing) \(String(decoding: option.opening, as: UTF8.self))")
        }
        if let separator { separators.insert(separator, at: 0) }
        return separators.flatMap { separator in
            TextSpelling.pair(value).map { edit("\(separator)\(name)=\($0)", at: model.whole.end) }
        }
    }

    /// What stands between the model and an argument beside it, where that is nothing but space, signs that separate
    /// arguments, and options of curl with their quotes.
    private var separator: String? {
        neighbours.lazy.compactMap { separator(between: $0, model) ?? separator(between: model, $0) }.first
    }

    private func separator(between first: ArgumentWriting, _ second: ArgumentWriting) -> String? {
        guard first.whole.end < second.whole.start else { return nil }
        let between = bytes[first.whole.end..<second.whole.start]
        let words = between.split { Self.space.contains($0) }.map { String(decoding: $0, as: UTF8.self) }
        guard let word = words.first, words.count == 1 else { return nil }
        let isSeparator = model.shape == .pair ? word == "&" || CurlOptionSpan.names.contains(word) : word == ","
        return isSeparator ? String(decoding: between, as: UTF8.self) : nil
    }

    /// Space, quotes, and what escapes a line end.
    private static let space: [UInt8] = Array(" \t\r\n'\"\\^".utf8)

    // MARK: Members and lines

    /// The model once more, with another name and another value.
    private func clones(behind separator: String, at offset: Int) -> [Fix.Edit] {
        values.map { value in
            let head = text(model.whole.start..<model.name.start) + name
            return edit(separator + head + value, at: offset)
        }
    }

    /// What stands behind a name: the sign, the value and what closes it, in the style of the model or else quoted.
    private var values: [String] {
        let between = text(model.name.end..<model.value.start)
        let closing = text(model.value.end..<model.whole.end)
        var values: [String] = []
        let isSimple = !between.utf8.contains { [0x5B, 0x7B, 0x26, 0x21, 0x2A, 0x7C, 0x3E].contains($0) }
        if isSimple, closing != "" || isLiteral || model.shape == .line {
            let quote = ["\\\"", "\"", "'"].first(where: between.hasSuffix) ?? ""
            values = TextSpelling.member(value, quote: closing.isEmpty ? "" : quote).map { between + $0 + closing }
        }
        guard model.shape != .entry, let colon = between.utf8.firstIndex(of: UInt8(ascii: ":")) else { return values }
        let sign = String(between[..<colon]) + ": "
        return values + TextSpelling.member(value, quote: "\"").map { "\(sign)\"\($0)\"" }
    }

    /// Whether the value is a number or a Boolean, which JSON and YAML write without quotes.
    private var isLiteral: Bool { value == "true" || value == "false" || Int(value) != nil }

    private var lines: [Fix.Edit] {
        guard !bytes[model.whole.start..<model.whole.end].contains(0x0A) else { return [] }
        let lineStart = bytes.startOfLine(model.whole.start)
        let lineEnd = bytes.endOfLine(model.whole.end)
        var next = bytes.skippingLineEnd(at: lineEnd)
        var end = lineEnd
        if next == lineEnd, lineStart > 0 {
            next = lineStart
            end = bytes.has([0x0D, 0x0A], at: lineStart - 2) ? lineStart - 2 : lineStart - 1
        }
        let lineBreak = next > end ? text(end..<next) : "\n"
        let indent = String(repeating: " ", count: text(lineStart..<model.whole.start).unicodeScalars.count)
        return clones(behind: lineBreak + indent, at: lineEnd)
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
