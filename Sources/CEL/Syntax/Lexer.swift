/// Cuts a source into tokens. What is wrong with it is collected; the tokens go on after it.
struct Lexer {
    private var cursor: Cursor
    private var tokens: [Token] = []
    private var errors: [CELError] = []

    /// All tokens, the last of which is `.end`, and all that is wrong with them.
    static func tokens(of source: String) -> (tokens: [Token], errors: [CELError]) {
        var lexer = Lexer(cursor: Cursor(source))
        lexer.run()
        return (lexer.tokens, lexer.errors)
    }

    private mutating func run() {
        while true {
            skipBlanks()
            guard let byte = cursor.peek() else { break }
            let start = cursor.position
            if let literal = Quotation(at: cursor) {
                lexString(literal, start)
            } else if byte.isIdentifierStart {
                lexIdentifier(start)
            } else if byte.isDigit || byte == UInt8(ascii: ".") && cursor.peek(1)?.isDigit == true {
                lexNumber(start)
            } else if byte == UInt8(ascii: "`") {
                lexQuotedIdentifier(start)
            } else {
                lexSymbol(start)
            }
        }
        emit(.end, from: cursor.position)
    }

    private mutating func emit(_ kind: Token.Kind, from start: Int) {
        tokens.append(Token(kind: kind, range: start..<cursor.position))
    }

    private mutating func report(_ kind: CELError.Kind, from start: Int) {
        errors.append(CELError(kind: kind, range: start..<cursor.position))
    }

    /// White space and comments.
    private mutating func skipBlanks() {
        while let byte = cursor.peek() {
            switch byte {
            case UInt8(ascii: " "), 0x09, 0x0A, 0x0C, 0x0D: cursor.advance()
            case UInt8(ascii: "/") where cursor.peek(1) == UInt8(ascii: "/"):
                cursor.skip { $0 != UInt8(ascii: "\n") }
            default: return
            }
        }
    }

    private mutating func lexIdentifier(_ start: Int) {
        cursor.skip(while: \.isIdentifierPart)
        let name = cursor.text(from: start)
        emit(Token.Keyword(rawValue: name).map { .keyword($0) } ?? .identifier(name), from: start)
    }

    private mutating func lexQuotedIdentifier(_ start: Int) {
        cursor.advance()
        cursor.skip { $0.isIdentifierPart || ".-/ ".utf8.contains($0) }
        let name = String(decoding: cursor.bytes[(start + 1)..<cursor.position], as: UTF8.self)
        guard cursor.peek() == UInt8(ascii: "`"), !name.isEmpty else {
            cursor.advanceCharacter()
            return report(.unexpectedCharacter(cursor.text(from: start)), from: start)
        }
        cursor.advance()
        emit(.quotedIdentifier(name), from: start)
    }

    private mutating func lexSymbol(_ start: Int) {
        guard let symbol = Token.Symbol(at: cursor) else {
            cursor.advanceCharacter()
            return report(.unexpectedCharacter(cursor.text(from: start)), from: start)
        }
        cursor.advance(symbol.rawValue.utf8.count)
        emit(.symbol(symbol), from: start)
    }

    private mutating func lexNumber(_ start: Int) {
        switch NumberLiteral.read(&cursor) {
        case .success(let kind): emit(kind, from: start)
        case .failure(let problem):
            report(problem, from: start)
            // A stand-in, so that the number's absence is not reported as well.
            emit(.int(0), from: start)
        }
    }

    private mutating func lexString(_ quotation: Quotation, _ start: Int) {
        cursor.advance(quotation.openingLength)
        let contentStart = cursor.position
        while !cursor.starts(with: quotation.delimiter) {
            guard let byte = cursor.peek(), quotation.isLong || byte != 0x0A && byte != 0x0D else {
                report(.unterminatedString, from: start)
                return emit(.string(""), from: start)
            }
            cursor.advance(byte == UInt8(ascii: "\\") && !quotation.isRaw ? 2 : 1)
        }
        var content = StringContent(cursor.bytes[contentStart..<cursor.position], quotation)
        cursor.advance(quotation.delimiter.utf8.count)
        content.decode()
        errors += content.errors
        emit(quotation.isBytes ? .bytes(content.bytes) : .string(content.string), from: start)
    }
}
