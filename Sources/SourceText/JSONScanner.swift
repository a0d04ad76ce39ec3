/// Walks a JSON text token by token, without building anything, and tells where each key and value stands.
///
/// It accepts exactly what json-c 0.16 accepts in strict mode, which a differential test holds it to. That is RFC 8259,
/// and beyond it: raw control characters in strings other than NUL, lone surrogates in escapes, keys in single quotes,
/// `NaN`, `Infinity` and `-Infinity`, zeros before a negative number (`-01`), before a fraction (`01.5`) and alone (`00`), a dot with
/// no digit after it (`1.`) or, after a minus sign, before it (`-.5`). Comments, strings in single quotes, trailing commas
/// and anything after the value are refused. UTF-8 is not looked at; `UTF8Check` does that once for the whole text.
///
/// The bytes are handed to every call, because a span cannot be stored. Indices count from the span's beginning.
package struct JSONScanner {
    package enum Token: Sendable, Equatable {
        case objectStart
        case listStart
        /// The end of an object or a list.
        case end
        case key
        case string
        case number
        case bool(Bool)
        case null
    }

    /// The text is not JSON at this index.
    package struct Malformed: Error, Equatable {
        package let index: Int
    }

    private enum State { case value, firstElement, firstKey, key, afterValue, done }

    /// The bytes of the last token: a key or string with its quotes, a start or an end with its bracket.
    package private(set) var range = 0..<0
    /// Whether the last token is a key or a string with a backslash in it.
    package private(set) var hasEscapes = false
    /// How many objects and lists are open.
    package private(set) var depth = 0

    private var position = 0
    private var state = State.value
    /// One bit for each open container, the innermost lowest: whether it is an object.
    private var containers: UInt128 = 0

    package init() {}

    /// Whether bytes are one JSON value that `Node(json:)` would read, save its limit on the number of values.
    package static func accepts(_ bytes: Span<UInt8>) -> Bool {
        guard UTF8Check.firstFlaw(in: bytes) == nil else { return false }
        var scanner = JSONScanner()
        do throws(Malformed) {
            while try scanner.next(bytes) != nil {}
            return true
        } catch {
            return false
        }
    }

    /// The next token, or nil at the end of the text, when one whole value was read.
    package mutating func next(_ bytes: Span<UInt8>) throws(Malformed) -> Token? {
        skipSpace(bytes)
        if state == .done {
            guard position == bytes.count else { throw Malformed(index: position) }
            return nil
        }
        guard position < bytes.count else { throw Malformed(index: position) }
        switch state {
        case .afterValue: return try afterValue(bytes)
        case .firstKey where bytes[position] == 0x7D: return close()
        case .firstElement where bytes[position] == 0x5D: return close()
        case .firstKey, .key: return try key(bytes)
        case .value, .firstElement, .done: return try value(bytes)
        }
    }

    /// Moves to the end of the value that begins with the last token, given again.
    package mutating func skip(_ token: Token?, _ bytes: Span<UInt8>) throws(Malformed) {
        guard token == .objectStart || token == .listStart else { return }
        let outside = depth - 1
        while depth > outside, try next(bytes) != nil {}
    }

    private mutating func afterValue(_ bytes: Span<UInt8>) throws(Malformed) -> Token {
        let isObject = containers & 1 == 1
        switch bytes[position] {
        case 0x2C:
            position += 1
            skipSpace(bytes)
            guard position < bytes.count else { throw Malformed(index: position) }
            return isObject ? try key(bytes) : try value(bytes)
        case isObject ? 0x7D : 0x5D: return close()
        default: throw Malformed(index: position)
        }
    }

    private mutating func key(_ bytes: Span<UInt8>) throws(Malformed) -> Token {
        let quote = bytes[position]
        guard quote == 0x22 || quote == 0x27 else { throw Malformed(index: position) }
        try string(bytes, quote: quote)
        skipSpace(bytes)
        guard position < bytes.count, bytes[position] == 0x3A else { throw Malformed(index: position) }
        position += 1
        state = .value
        return .key
    }

    private mutating func value(_ bytes: Span<UInt8>) throws(Malformed) -> Token {
        guard depth < Node.depthLimit else { throw Malformed(index: position) }
        switch bytes[position] {
        case 0x7B: return open(.objectStart)
        case 0x5B: return open(.listStart)
        case 0x22:
            try string(bytes, quote: 0x22)
            finishValue()
            return .string
        case 0x74: return try literal("true", .bool(true), bytes)
        case 0x66: return try literal("false", .bool(false), bytes)
        case 0x6E: return try literal("null", .null, bytes)
        case 0x4E: return try literal("NaN", .number, bytes)
        case 0x49: return try literal("Infinity", .number, bytes)
        case 0x2D where position + 1 < bytes.count && bytes[position + 1] == 0x49:
            return try literal("-Infinity", .number, bytes)
        case 0x2D, 0x30...0x39:
            let end = try JSONNumber.end(bytes, from: position)
            range = position..<end
            position = end
            finishValue()
            return .number
        default: throw Malformed(index: position)
        }
    }

    private mutating func open(_ token: Token) -> Token {
        range = position..<position + 1
        position += 1
        depth += 1
        containers = containers << 1 | (token == .objectStart ? 1 : 0)
        state = token == .objectStart ? .firstKey : .firstElement
        return token
    }

    private mutating func close() -> Token {
        range = position..<position + 1
        position += 1
        depth -= 1
        containers >>= 1
        finishValue()
        return .end
    }

    private mutating func finishValue() {
        state = depth == 0 ? .done : .afterValue
    }

    private mutating func literal(_ word: String, _ token: Token, _ bytes: Span<UInt8>) throws(Malformed) -> Token {
        let start = position
        for letter in word.utf8 {
            guard position < bytes.count, bytes[position] == letter else { throw Malformed(index: position) }
            position += 1
        }
        range = start..<position
        finishValue()
        return token
    }

    /// Moves past a string whose opening quote is here.
    private mutating func string(_ bytes: Span<UInt8>, quote: UInt8) throws(Malformed) {
        let start = position
        var index = start + 1
        hasEscapes = false
        while true {
            index = bytes.firstIndex(of: quote, or: 0x5C, orNULFrom: index)
            guard index < bytes.count, bytes[index] != 0 else { throw Malformed(index: index) }
            if bytes[index] == quote { break }
            hasEscapes = true
            index = try JSONEscape.end(bytes, from: index)
        }
        range = start..<index + 1
        position = index + 1
    }

    private mutating func skipSpace(_ bytes: Span<UInt8>) {
        while position < bytes.count, Text.isSpace(bytes[position]) { position += 1 }
    }
}
