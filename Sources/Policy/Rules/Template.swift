internal import CEL
internal import SourceText

/// A text of a rule file in which `${CEL}` stands for a value.
struct Template: Sendable {
    private enum Piece: Sendable {
        case text(String)
        case expression(Expression)
    }

    private var pieces: [Piece] = []

    /// Splits a text and compiles its expressions. A brace inside an expression's string literal does not end it.
    init(
        _ text: Text, _ declarations: Declarations, locals: [(name: String, type: CELType)],
        errors: inout [RuleFileError]
    ) {
        var kept = text.startIndex
        var index = text.startIndex
        while index < text.endIndex {
            guard text[index] == UInt8(ascii: "$"), text[index..<text.endIndex].hasPrefix("${") else {
                index += 1
                continue
            }
            if index > kept { pieces.append(.text(text[kept..<index].string)) }
            guard let end = Template.end(of: text, from: index + 2) else {
                errors.append(RuleFileError(.unclosedInterpolation, at: text.span(of: index..<text.endIndex)))
                return
            }
            let source = text[index + 2..<end]
            if let expression = Expression(source, declarations, expecting: nil, locals: locals, errors: &errors) {
                pieces.append(.expression(expression))
            }
            index = end + 1
            kept = index
        }
        if kept < text.endIndex { pieces.append(.text(text[kept..<text.endIndex].string)) }
    }

    /// Characters of a value that a text shows at the most.
    private static let longestValue = 200

    private static func shortened(_ value: String) -> String {
        guard value.utf8.count > longestValue else { return value }
        let scalars = value.unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: longestValue, limitedBy: scalars.endIndex),
            end < scalars.endIndex
        else { return value }
        return String(scalars[..<end]) + "…"
    }

    private static func end(of text: Text, from start: Int) -> Int? {
        var quote: UInt8?
        var depth = 0
        for index in start..<text.endIndex {
            let byte = text[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                quote = byte
            } else if byte == UInt8(ascii: "{") {
                depth += 1
            } else if byte == UInt8(ascii: "}") {
                if depth == 0 { return index }
                depth -= 1
            }
        }
        return nil
    }

    /// The text with its values, or nil where one of them is not known.
    func text(_ bindings: Bindings) -> String? {
        var result = ""
        for piece in pieces {
            switch piece {
            case .text(let text): result += text
            case .expression(let expression):
                switch expression.evaluate(bindings) {
                case .error, .unknown: return nil
                case let value: result += Template.shortened(value.displayText)
                }
            }
        }
        // A block scalar of YAML ends with a line end, which no text of a report wants.
        while result.last == "\n" { result.removeLast() }
        return result
    }
}

extension Expression {
    /// Compiles an expression that stands in a rule file; what is wrong with it is reported at its place there.
    init?(
        _ text: Text, _ declarations: Declarations, expecting type: CELType?, locals: [(name: String, type: CELType)],
        errors: inout [RuleFileError]
    ) {
        do {
            try self.init(text.string, declarations, expecting: type, locals: locals)
        } catch {
            for error in error.errors {
                let lower = text.startIndex + min(error.range.lowerBound, text.count)
                let upper = text.startIndex + min(max(error.range.upperBound, error.range.lowerBound), text.count)
                errors.append(RuleFileError(.expression(error), at: text.span(of: lower..<upper)))
            }
            return nil
        }
    }
}
