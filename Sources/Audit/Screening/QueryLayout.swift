internal import Policy
internal import Requests

/// What queries of one client have in common: the same parameters in the same order, with numbers or texts for values, or with
/// the same words where a parameter takes true or false. A class, for a copy of it would be more work than what is done with it.
final class QueryLayout {
    /// One argument, from the ampersand before it on.
    struct Slot {
        enum Kind {
            case number, text, word
        }

        /// Name and equals sign, and of a word the word.
        var literal: ShortText
        var parameter: Int
        var kind: Kind
    }

    /// Index among all operations: each takes other parameters.
    let operation: Int
    let slots: [Slot]
    let hasTexts: Bool
    /// The operation's shape with these arguments.
    let shape: ShapeBuilder
    /// What such a query does, and whether it has arguments beside those that every method takes.
    let action: Action?
    let hasOwn: Bool
    /// The numbers of the shapes that records with such a query had.
    var shapeNumbers = ShapeMemory()

    /// Queries with more arguments are not learnt.
    static let mostSlots = 8

    init(operation: Int, slots: [Slot], shape: ShapeBuilder, action: Action?, hasOwn: Bool) {
        self.operation = operation
        self.slots = slots
        hasTexts = slots.contains { $0.kind == .text }
        self.shape = shape
        self.action = action
        self.hasOwn = hasOwn
    }

    /// Finds the values of a query, by the numbers of their parameters, but for those of words; texts are not decoded yet. False
    /// where it does not fit; what was found until then is found by every other layout too.
    @inline(__always)
    func match(_ query: Span<UInt8>, into values: inout MutableSpan<QueryValue>) -> Bool {
        let slots = slots
        var index = 0
        for place in slots.indices {
            guard slots[place].literal.stands(in: query, at: index) else { return false }
            index = index &+ slots[place].literal.count
            var value = QueryValue(isPresent: true)
            switch slots[place].kind {
            case .word: break
            case .number: guard value.takeNumber(query, &index) else { return false }
            case .text: guard value.takeText(query, &index) else { return false }
            }
            values[slots[place].parameter] = value
        }
        return index == query.count
    }
}

/// The value of a parameter in a query or, where it has escapes, among what was decoded.
struct QueryValue {
    var range = 0..<0
    var isPresent = false
    var isDecoded = false
    /// What digits alone spell; 0 for any other text.
    var number = 0

    static let mostDigits = 17

    /// Takes the digits from an index on; false where they are none, too many or zero.
    @inline(__always)
    fileprivate mutating func takeNumber(_ query: Span<UInt8>, _ index: inout Int) -> Bool {
        let start = index
        while index < query.count {
            // The index is within the query.
            let digit = unsafe query[unchecked: index] &- 0x30
            guard digit < 10 else { break }
            number = number &* 10 &+ Int(digit)
            index = index &+ 1
        }
        range = start..<index
        return number > 0 && range.count <= QueryValue.mostDigits
    }

    /// Takes a text from an index on up to the next argument; false where it is empty or digits alone, or where no query has
    /// what stands in it.
    fileprivate mutating func takeText(_ query: Span<UInt8>, _ index: inout Int) -> Bool {
        let start = index
        var isNumber = true
        scan: while index < query.count {
            switch query[index] {
            case UInt8(ascii: "&"): break scan
            case 0x30...0x39: break
            case UInt8(ascii: "%"), UInt8(ascii: "+"):
                isDecoded = true
                isNumber = false
            case 0...0x20, UInt8(ascii: "#"): return false
            default: isNumber = false
            }
            index += 1
        }
        range = start..<index
        return !isNumber
    }
}

/// The layouts of queries, as far as they were learnt.
struct QueryLayouts {
    private var layouts: [QueryLayout] = []
    /// The place of the next to be learnt once there are so many.
    private var oldest = 0
    /// Queries that may yet be learnt from without a hit.
    private var trials = QueryLayouts.mostTrials

    private static let most = 16
    private static let mostTrials = 256

    /// Whether another layout is worth learning: those that were learnt are of use.
    var wantsMore: Bool { trials > 0 }

    mutating func add(_ layout: QueryLayout?) {
        trials -= 1
        guard let layout else { return }
        if layouts.count < Self.most {
            layouts.append(layout)
        } else {
            layouts[oldest] = layout
            oldest = (oldest + 1) % Self.most
        }
    }

    /// The layout that a query of an operation has.
    mutating func match(_ query: Span<UInt8>, _ operation: Int, into values: inout [QueryValue]) -> QueryLayout? {
        var values = values.mutableSpan
        for layout in layouts where layout.operation == operation {
            guard layout.match(query, into: &values) else { continue }
            trials = Self.mostTrials
            return layout
        }
        return nil
    }
}
