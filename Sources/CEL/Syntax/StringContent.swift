/// Decodes what stands between the quotes of a literal: escapes, and line breaks of any kind, which become `\n`.
struct StringContent {
    private(set) var bytes: [UInt8] = []
    private(set) var errors: [CELError] = []
    private let source: ArraySlice<UInt8>
    private let quotation: Quotation
    private var position: Int

    /// `source` keeps the offsets of the whole source.
    init(_ source: ArraySlice<UInt8>, _ quotation: Quotation) {
        self.source = source
        self.quotation = quotation
        position = source.startIndex
        bytes.reserveCapacity(source.count)
    }

    var string: String { String(decoding: bytes, as: UTF8.self) }

    mutating func decode() {
        while position < source.endIndex {
            let byte = source[position]
            position += 1
            if byte == 0x0D {
                if position < source.endIndex, source[position] == 0x0A { position += 1 }
                bytes.append(0x0A)
            } else if byte == UInt8(ascii: "\\"), !quotation.isRaw {
                decodeEscape(from: position - 1)
            } else {
                bytes.append(byte)
            }
        }
    }

    private mutating func decodeEscape(from start: Int) {
        guard position < source.endIndex else { return fail(from: start) }
        let letter = source[position]
        position += 1
        if let simple = Self.simpleEscapes[letter] {
            bytes.append(simple)
        } else if letter == UInt8(ascii: "x") || letter == UInt8(ascii: "X") {
            append(number(digits: 2, radix: 16), from: start)
        } else if letter == UInt8(ascii: "u"), !quotation.isBytes {
            append(number(digits: 4, radix: 16), from: start)
        } else if letter == UInt8(ascii: "U"), !quotation.isBytes {
            append(number(digits: 8, radix: 16), from: start)
        } else if letter.isOctalDigit {
            position -= 1
            append(number(digits: 3, radix: 8).flatMap { $0 <= 0o377 ? $0 : nil }, from: start)
        } else {
            fail(from: start)
        }
    }

    /// Appends an octet, or the UTF-8 of a code point.
    private mutating func append(_ number: UInt32?, from start: Int) {
        guard let number, let scalar = UnicodeScalar(number) else { return fail(from: start) }
        if quotation.isBytes {
            bytes.append(UInt8(truncatingIfNeeded: number))
        } else {
            bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
    }

    /// Nil where there are not as many digits.
    private mutating func number(digits: Int, radix: Int) -> UInt32? {
        guard position + digits <= source.endIndex else { return nil }
        let text = source[position..<(position + digits)]
        guard text.allSatisfy({ radix == 8 ? $0.isOctalDigit : $0.isHexDigit }) else { return nil }
        position += digits
        return UInt32(String(decoding: text, as: UTF8.self), radix: radix)
    }

    private mutating func fail(from start: Int) {
        let end = min(max(position, start + 2), source.endIndex)
        let text = String(decoding: source[start..<end], as: UTF8.self)
        errors.append(CELError(kind: .invalidEscape(text), range: start..<end))
    }

    private static let simpleEscapes: [UInt8: UInt8] = [
        UInt8(ascii: "a"): 0x07, UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A,
        UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09, UInt8(ascii: "v"): 0x0B, UInt8(ascii: "\\"): 0x5C,
        UInt8(ascii: "?"): 0x3F, UInt8(ascii: "\""): 0x22, UInt8(ascii: "'"): 0x27, UInt8(ascii: "`"): 0x60,
    ]
}
