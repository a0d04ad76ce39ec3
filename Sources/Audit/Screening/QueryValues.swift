internal import Policy
internal import Readers
internal import Requests
internal import SourceText

/// The arguments of a query that was read.
struct QueryValues {
    /// By the number of their parameter.
    var values: [QueryValue]
    private(set) var decoded: [UInt8] = []
    /// The parameters that ever were there.
    private var met: [Int] = []
    /// The layout that the query has.
    var layout: QueryLayout?
    /// What the query does, nil where that is not known.
    var action: Action?
    /// Whether there is an argument beside those that every method takes.
    var hasOwn = false

    init(count: Int) { values = Array(repeating: QueryValue(), count: count) }

    mutating func clear() {
        for number in met { values[number] = QueryValue() }
        decoded.removeAll(keepingCapacity: true)
        layout = nil
    }

    mutating func set(_ number: Int, _ value: QueryValue) {
        if !met.contains(number) { met.append(number) }
        values[number] = value
        values[number].isPresent = true
    }

    /// Decodes as a form is; the range in `decoded`.
    mutating func decode(_ query: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
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

    /// Decodes the texts of a query of a known layout; false where one of them says something to the shape.
    mutating func takeTexts(_ layout: QueryLayout, _ query: Span<UInt8>) -> Bool {
        for slot in layout.slots where slot.kind == .text {
            if values[slot.parameter].isDecoded {
                values[slot.parameter].range = decode(query, values[slot.parameter].range)
            }
            let isPlain = value(slot.parameter, of: query) { !ParameterType.isUndecodable($0) && !LogMask.covers($0) }
            guard isPlain == true else { return false }
        }
        return true
    }

    // MARK: What is there

    /// Whether a parameter is there, empty or not.
    func isPresent(_ number: Int) -> Bool { number < values.count && values[number].isPresent }

    /// Whether an id and the name of one thing are both there.
    func hasPair(_ numbers: ParameterNumbers) -> Bool {
        isPresent(numbers.user) && isPresent(numbers.userName)
            || isPresent(numbers.application) && isPresent(numbers.applicationName)
            || isPresent(numbers.rule) && isPresent(numbers.ruleName)
    }

    /// Calls a body with the value of a parameter; nil where it is absent or empty.
    func value<Result>(_ number: Int, of query: Span<UInt8>, _ body: (Span<UInt8>) -> Result) -> Result? {
        guard number < values.count, !values[number].range.isEmpty else { return nil }
        let value = values[number]
        return body(value.isDecoded ? decoded.span.extracting(value.range) : query.extracting(value.range))
    }

    /// What a query of an operation does.
    func action(of operation: Operation, _ query: Span<UInt8>, _ plan: ScreenPlan) -> Action? {
        switch operation {
        case .create: .create
        case .update: .update
        case .delete: .delete
        case .list: .list
        case .bind:
            isPresent(plan.numbers.bind)
                ? (value(plan.numbers.bind, of: query, ParameterType.boolean) ?? nil).map { $0 ? .bind : .unbind }
                : plan.bindsByDefault ? .bind : .unbind
        }
    }

    // MARK: What it names

    /// Sets what a call names; false where the ordinary reader must tell.
    func setNames(_ call: inout LedgerCall, _ operation: Operation, _ query: Span<UInt8>, _ plan: ScreenPlan) -> Bool {
        let numbers = plan.numbers
        guard let registration = id(numbers.registration, query),
            let application = entity(numbers.application, numbers.applicationName, in: .none, query, plan),
            let user = entity(numbers.user, numbers.userName, in: application, query, plan),
            let rule = entity(numbers.rule, numbers.ruleName, in: .none, query, plan)
        else { return false }
        call.registration = operation == .create ? .none : registration
        call.application = application
        call.user = user
        call.rule = rule
        return true
    }

    /// The id that a parameter gives; `.none` where it gives none, nil where the ordinary reader must tell.
    private func id(_ number: Int, _ query: Span<UInt8>) -> EntityID? {
        guard number < values.count, !values[number].range.isEmpty else { return EntityID.none }
        if values[number].number > 0 { return EntityID(values[number].number) }
        return (value(number, of: query, ParameterType.number) ?? nil).flatMap { EntityID($0) }
    }

    private func entity(
        _ idNumber: Int, _ nameNumber: Int, in application: EntityID, _ query: Span<UInt8>, _ plan: ScreenPlan
    ) -> EntityID? {
        guard let id = id(idNumber, query) else { return nil }
        if id != .none { return id }
        return value(nameNumber, of: query) { name in plan.names.name(name, in: application) } ?? EntityID.none
    }
}
