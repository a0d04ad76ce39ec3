/// A word of the source, with its place.
struct Token {
    let kind: Kind
    /// Offsets in the UTF-8 of the source.
    let range: Range<Int>

    enum Kind: Equatable {
        case identifier(String)
        /// A field's name in back quotes.
        case quotedIdentifier(String)
        case keyword(Keyword)
        case symbol(Symbol)
        /// Without its sign, so that it may be one more than the greatest `int`.
        case int(UInt64)
        case uint(UInt64)
        case double(Double)
        case string(String)
        case bytes([UInt8])
        case end
    }

    enum Keyword: String {
        case `true`, `false`, null
        case `in`
    }

    enum Symbol: String, CaseIterable {
        case equal = "=="
        case notEqual = "!="
        case lessOrEqual = "<="
        case greaterOrEqual = ">="
        case and = "&&"
        case or = "||"
        case less = "<"
        case greater = ">"
        case not = "!"
        case plus = "+"
        case minus = "-"
        case times = "*"
        case slash = "/"
        case percent = "%"
        case question = "?"
        case colon = ":"
        case dot = "."
        case comma = ","
        case leftParenthesis = "("
        case rightParenthesis = ")"
        case leftBracket = "["
        case rightBracket = "]"
        case leftBrace = "{"
        case rightBrace = "}"
    }
}

extension Token.Symbol {
    /// The symbol at the cursor, the longer of two that begin alike.
    init?(at cursor: Cursor) {
        guard let first = cursor.peek() else { return nil }
        let pair = cursor.peek(1).flatMap { Self.byBytes[UInt16(first) << 8 | UInt16($0)] }
        guard let symbol = pair ?? Self.byBytes[UInt16(first)] else { return nil }
        self = symbol
    }

    /// Symbols by their one or two bytes.
    private static let byBytes: [UInt16: Token.Symbol] = Dictionary(
        uniqueKeysWithValues: allCases.map { symbol in
            (symbol.rawValue.utf8.reduce(0) { $0 << 8 | UInt16($1) }, symbol)
        })
}

extension Token.Kind: CustomStringConvertible {
    /// As it is named in an error.
    var description: String {
        switch self {
        case .identifier(let name), .quotedIdentifier(let name): "'\(name)'"
        case .keyword(let keyword): "'\(keyword.rawValue)'"
        case .symbol(let symbol): "'\(symbol.rawValue)'"
        case .int(let number): "'\(number)'"
        case .uint(let number): "'\(number)u'"
        case .double(let number): "'\(number)'"
        case .string: "a string"
        case .bytes: "bytes"
        case .end: "the end"
        }
    }
}
