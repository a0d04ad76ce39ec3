internal import Policy
internal import Readers
internal import Requests
internal import SourceText

/// The arguments of a query, read from bytes without building any.
///
/// It reads what nearly every record has: the operation's own parameters, each once, in plain names. For anything else it
/// says so, and the record is read by the ordinary reader.
struct QueryScan {
    private let plan: ScreenPlan
    /// The beginning of each operation's shape.
    private let beginnings: [ShapeBuilder]
    /// What was read. To read one field of it, the compiler copies no more than this.
    private(set) var values: QueryValues
    /// The parameters that are there in a query without a layout, empty ones included, and where their values stand in it.
    private var present: [Int] = []
    private var places: [Range<Int>] = []
    private var layouts = QueryLayouts()
    /// The shape with the arguments, of a query without a layout.
    private var ownShape: ShapeBuilder

    init(_ plan: ScreenPlan, _ format: RequestFormat) {
        self.plan = plan
        values = QueryValues(count: plan.numbers.count)
        beginnings = Operation.allCases.map { ShapeBuilder($0, format: format, plan.vocabulary) }
        ownShape = beginnings[0]
    }

    /// Reads the query of an operation, given by its index among all. False where the ordinary reader is to read it.
    mutating func read(_ query: Span<UInt8>, of operation: Int) -> Bool {
        values.clear()
        if let layout = layouts.match(query, operation, into: &values.values),
            !layout.hasTexts || values.takeTexts(layout, query)
        {
            values.layout = layout
            values.action = layout.action
            values.hasOwn = layout.hasOwn
            return true
        }
        values.clear()
        present.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        ownShape = beginnings[operation]
        guard readArguments(query) else { return false }
        values.action = values.action(of: Operation.allCases[operation], query, plan)
        values.hasOwn = present.contains { $0 < plan.numbers.firstCommon }
        learn(query, operation)
        return true
    }

    /// The operation's shape with the arguments.
    mutating func shape() -> ShapeBuilder { values.layout?.shape ?? ownShape }

    private mutating func readArguments(_ query: Span<UInt8>) -> Bool {
        var start = 0
        while start < query.count {
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
                        number: isNumber && end - equals - 1 <= QueryValue.mostDigits ? spelt : 0)
                else { return false }
            }
            start = end + 1
        }
        return true
    }

    private mutating func add(
        _ query: Span<UInt8>, name: Range<Int>, value: Range<Int>, _ hasEscapes: Bool, number spelt: Int
    ) -> Bool {
        if spelt > 0, let number = ownShape.number(of: query.extracting(name)), ownShape.add(numberOf: number, .query) {
            return keep(number, QueryValue(range: value, number: spelt), value)
        }
        var found = QueryValue(range: value, isDecoded: hasEscapes)
        let number: Int?
        let isMasked: Bool
        if hasEscapes {
            found.range = values.decode(query, value)
            let decoded = values.decoded
            let value = decoded.span.extracting(found.range)
            number = ownShape.add(name: query.extracting(name), value: value, .query)
            isMasked = LogMask.covers(value)
        } else {
            number = ownShape.add(name: query.extracting(name), value: query.extracting(value), .query)
            isMasked = LogMask.covers(query.extracting(value))
        }
        guard let number, !isMasked else { return false }
        return keep(number, found, value)
    }

    /// False for a parameter that is there already.
    private mutating func keep(_ number: Int, _ value: QueryValue, _ place: Range<Int>) -> Bool {
        guard !present.contains(number) else { return false }
        present.append(number)
        places.append(place)
        values.set(number, value)
        return true
    }

    /// Remembers the layout of the query that was read, where its values are numbers, words of two kinds, or texts that say
    /// nothing to the shape.
    private mutating func learn(_ query: Span<UInt8>, _ operation: Int) {
        guard layouts.wantsMore, (1...QueryLayout.mostSlots).contains(present.count) else { return }
        var slots: [QueryLayout.Slot] = []
        var start = 0
        for (parameter, place) in zip(present, places) {
            guard let kind = kind(of: parameter, query) else { return layouts.add(nil) }
            let end = kind == .word ? place.upperBound : place.lowerBound
            guard start < end, let literal = ShortText(query, start..<end) else { return layouts.add(nil) }
            slots.append(QueryLayout.Slot(literal: literal, parameter: parameter, kind: kind))
            start = place.upperBound
        }
        guard start == query.count else { return layouts.add(nil) }
        layouts.add(
            QueryLayout(
                operation: operation, slots: slots, shape: ownShape, action: values.action, hasOwn: values.hasOwn))
    }
    /// How a value is remembered; nil for one that is not.
    private mutating func kind(of parameter: Int, _ query: Span<UInt8>) -> QueryLayout.Slot.Kind? {
        if values.values[parameter].number > 0 { return .number }
        if parameter == plan.numbers.bind { return values.values[parameter].isDecoded ? nil : .word }
        let isPlain = values.value(parameter, of: query) { !ParameterType.isUndecodable($0) } ?? false
        return isPlain && ownShape.takesAnyText(parameter) ? .text : nil
    }
}
