internal import Policy
internal import Readers
internal import Requests
internal import SourceText

/// The arguments of a query, read from bytes without building any.
///
/// It reads what nearly every record has: the operation's own parameters, each once, in plain names. For anything else it
/// says so, and the record is read by the ordinary reader.
struct QueryScan {
    /// Where the values stand, by the number of their parameter: in the query, or where they have escapes, decoded. Nil for
    /// what is absent or empty.
    private var values: [Value?]
    /// The parameters that are there, empty ones included.
    private var present: [Int] = []
    private var decoded: [UInt8] = []
    /// The names of the query before: those of one client are alike.
    private var names: [RememberedName] = []
    private static let mostNames = 16

    private struct Value {
        var range: Range<Int>
        var isDecoded: Bool
        /// What digits alone spell; 0 for any other text.
        var number = 0
    }

    init(_ numbers: ParameterNumbers) { values = Array(repeating: nil, count: numbers.count) }

    /// Reads a query, adding each argument to the shape. False where the ordinary reader is to read it.
    mutating func read(_ query: Span<UInt8>, into shape: inout ShapeBuilder) -> Bool {
        for number in present { values[number] = nil }
        present.removeAll(keepingCapacity: true)
        decoded.removeAll(keepingCapacity: true)
        var start = 0
        var place = 0
        while start < query.count {
            defer { place += 1 }
            if let next = readAlike(query, start, place, &shape) {
                start = next
                continue
            }
            var equals = -1
            var hasEscapes = false
            var isNumber = true
            var spelt = 0
            var end = start
            scan: while end < query.count {
                switch query[end] {
                case UInt8(ascii: "&"): break scan
                case UInt8(ascii: "="):
                    if equals < 0 { equals = end } else { isNumber = false }
                case 0x30...0x39: if equals >= 0 { spelt = spelt &* 10 &+ Int(query[end] &- 0x30) }
                case UInt8(ascii: "%"), UInt8(ascii: "+"):
                    if equals < 0 { return false }
                    hasEscapes = true
                    isNumber = false
                case 0...0x20, UInt8(ascii: "#"): return false
                default: if equals >= 0 { isNumber = false }
                }
                end += 1
            }
            if end > start {
                guard equals >= 0,
                    add(
                        query, name: start..<equals, value: equals + 1..<end, hasEscapes,
                        number: isNumber && end - equals <= 18 ? spelt : 0, &shape)
                else {
                    return false
                }
                if let parameter = present.last { remember(query.extracting(start..<equals + 1), parameter, place) }
            }
            start = end + 1
        }
        return true
    }

    private mutating func add(
        _ query: Span<UInt8>, name: Range<Int>, value: Range<Int>, _ hasEscapes: Bool, number spelt: Int,
        _ shape: inout ShapeBuilder
    ) -> Bool {
        if spelt > 0, let number = shape.number(of: query.extracting(name)), shape.add(numberOf: number, .query) {
            return keep(number, Value(range: value, isDecoded: false, number: spelt))
        }
        var found = Value(range: value, isDecoded: hasEscapes)
        let number: Int?
        let isMasked: Bool
        if hasEscapes {
            found.range = decode(query, value)
            number = shape.add(name: query.extracting(name), value: decoded.span.extracting(found.range), .query)
            isMasked = LogMask.covers(decoded.span.extracting(found.range))
        } else {
            number = shape.add(name: query.extracting(name), value: query.extracting(value), .query)
            isMasked = LogMask.covers(query.extracting(value))
        }
        guard let number, !isMasked else { return false }
        return keep(number, found)
    }

    /// False for a parameter that is there already.
    private mutating func keep(_ number: Int, _ value: Value) -> Bool {
        guard !present.contains(number) else { return false }
        present.append(number)
        if !value.range.isEmpty { values[number] = value }
        return true
    }

    /// Reads an argument that has the name of the one that stood in its place in the query before, and digits for a value.
    /// Where the next begins; nil where it is not so.
    private mutating func readAlike(
        _ query: Span<UInt8>, _ start: Int, _ place: Int, _ shape: inout ShapeBuilder
    ) -> Int? {
        guard place < names.count, names[place].stands(in: query, at: start) else { return nil }
        let first = start + names[place].count
        var end = first
        var spelt = 0
        while end < query.count, query[end] &- 0x30 < 10 {
            spelt = spelt &* 10 &+ Int(query[end] &- 0x30)
            end += 1
        }
        guard spelt > 0, end - first <= 17, end == query.count || query[end] == UInt8(ascii: "&"),
            shape.add(numberOf: names[place].parameter, .query),
            keep(names[place].parameter, Value(range: first..<end, isDecoded: false, number: spelt))
        else { return nil }
        return end + 1
    }

    /// Remembers the name of an argument by its place.
    private mutating func remember(_ name: Span<UInt8>, _ parameter: Int, _ place: Int) {
        guard place <= names.count, place < Self.mostNames else { return }
        let name = RememberedName(name, parameter)
        if place < names.count { names[place] = name } else { names.append(name) }
    }

    /// Decodes as a form is; the range in `decoded`.
    private mutating func decode(_ query: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
        let start = decoded.count
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = query[index]
            index += 1
            if byte == UInt8(ascii: "+") {
                decoded.append(0x20)
            } else if byte == UInt8(ascii: "%"), index + 1 < range.upperBound, let high = Text.hexValue(query[index]),
                let low = Text.hexValue(query[index + 1])
            {
                decoded.append(high << 4 | low)
                index += 2
            } else {
                decoded.append(byte)
            }
        }
        return start..<decoded.count
    }

    /// Whether a parameter is there, empty or not.
    func isPresent(_ number: Int) -> Bool { present.contains(number) }

    /// Whether there is an argument beside those that every method takes.
    func hasOwn(_ numbers: ParameterNumbers) -> Bool { present.contains { $0 < numbers.firstCommon } }

    /// Whether an id and the name of one thing are both there.
    func hasPair(of numbers: ParameterNumbers) -> Bool {
        isPresent(numbers.user) && isPresent(numbers.userName)
            || isPresent(numbers.application) && isPresent(numbers.applicationName)
            || isPresent(numbers.rule) && isPresent(numbers.ruleName)
    }

    /// The number that the value of a parameter spells in digits alone; nil where it must be looked at closer.
    func number(_ number: Int) -> Int? {
        guard number < values.count, let value = values[number], value.number > 0 else { return nil }
        return value.number
    }

    /// Calls a body with the value of a parameter; nil where it is absent or empty.
    func value<Result>(_ number: Int, of query: Span<UInt8>, _ body: (Span<UInt8>) -> Result) -> Result? {
        guard number < values.count, let value = values[number] else { return nil }
        return body(value.isDecoded ? decoded.span.extracting(value.range) : query.extracting(value.range))
    }
}

/// The name of an argument with its equals sign, and its parameter.
private struct RememberedName {
    let count: Int
    let parameter: Int
    private let first: UInt64
    private let middle: UInt64
    private let last: UInt64

    /// A name of 8 to 24 bytes; any other stands nowhere.
    init(_ name: Span<UInt8>, _ parameter: Int) {
        self.parameter = parameter
        guard (8...24).contains(name.count) else {
            (count, first, middle, last) = (0, 0, 0, 0)
            return
        }
        count = name.count
        first = Self.word(name, 0)
        middle = name.count > 16 ? Self.word(name, 8) : 0
        last = Self.word(name, name.count - 8)
    }

    func stands(in query: Span<UInt8>, at start: Int) -> Bool {
        guard count > 0, start + count <= query.count, Self.word(query, start) == first,
            Self.word(query, start + count - 8) == last
        else { return false }
        return count <= 16 || Self.word(query, start + 8) == middle
    }

    /// Eight bytes from an index, which are within the span.
    private static func word(_ bytes: Span<UInt8>, _ index: Int) -> UInt64 {
        unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
    }
}
