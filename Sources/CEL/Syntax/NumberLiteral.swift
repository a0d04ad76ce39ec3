/// Reads a number without its sign.
enum NumberLiteral {
    enum Outcome {
        case success(Token.Kind)
        case failure(CELError.Kind)
    }

    static func read(_ cursor: inout Cursor) -> Outcome {
        let start = cursor.position
        let isHex = cursor.starts(with: "0x") || cursor.starts(with: "0X")
        if isHex {
            cursor.advance(2)
            cursor.skip(while: \.isHexDigit)
        } else {
            cursor.skip(while: \.isDigit)
            if readFraction(&cursor) { return double(&cursor, start) }
        }
        let digits = String(cursor.text(from: start).dropFirst(isHex ? 2 : 0))
        let isUnsigned = cursor.peek() == UInt8(ascii: "u") || cursor.peek() == UInt8(ascii: "U")
        if isUnsigned { cursor.advance() }
        guard isWellEnded(&cursor), !digits.isEmpty else { return .failure(.invalidNumber(cursor.text(from: start))) }
        let number = UInt64(digits, radix: isHex ? 16 : 10)
        if let number, isUnsigned { return .success(.uint(number)) }
        // The least `int` is one further from zero than the greatest; the parser, which knows the sign, looks again.
        if let number, number <= UInt64(Int64.max) + 1 { return .success(.int(number)) }
        return .failure(.numberOutOfRange(cursor.text(from: start), type: isUnsigned ? "uint" : "int"))
    }

    /// Whether there was a fraction or an exponent, past which the cursor then stands.
    private static func readFraction(_ cursor: inout Cursor) -> Bool {
        var isFractional = false
        if cursor.peek() == UInt8(ascii: "."), cursor.peek(1)?.isDigit == true {
            isFractional = true
            cursor.advance()
            cursor.skip(while: \.isDigit)
        }
        if cursor.peek().map({ $0 | 0x20 }) == UInt8(ascii: "e") {
            let isSigned = cursor.peek(1) == UInt8(ascii: "+") || cursor.peek(1) == UInt8(ascii: "-")
            if cursor.peek(isSigned ? 2 : 1)?.isDigit == true {
                isFractional = true
                cursor.advance(isSigned ? 2 : 1)
                cursor.skip(while: \.isDigit)
            }
        }
        return isFractional
    }

    private static func double(_ cursor: inout Cursor, _ start: Int) -> Outcome {
        guard isWellEnded(&cursor), let number = Double(cursor.text(from: start)) else {
            return .failure(.invalidNumber(cursor.text(from: start)))
        }
        guard number.isFinite else { return .failure(.numberOutOfRange(cursor.text(from: start), type: "double")) }
        return .success(.double(number))
    }

    /// A letter or digit right behind a number is part of what is wrong with it.
    private static func isWellEnded(_ cursor: inout Cursor) -> Bool {
        let end = cursor.position
        cursor.skip(while: \.isIdentifierPart)
        return cursor.position == end
    }
}
