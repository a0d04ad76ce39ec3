internal import Glibc
internal import Policy
internal import Readers
internal import Requests
internal import SourceText

/// Screens records of JSON: finds the few fields that matter in one pass, and takes the call apart where it is written as
/// nearly all are: `POST https://…/platform_api/BindSipRegistration?…` with no body and no credentials in the record.
struct JSONScreen {
    /// What a record came to.
    enum Outcome {
        /// It is a request of ours; `record` says the rest.
        case screened
        /// The ordinary reader must tell.
        case unclear
    }

    /// A field to which a path leads, and how early it is looked at.
    private struct Target {
        var field: Int
        var rank: Int
    }

    private let plan: ScreenPlan
    private let projection: JSONProjection
    private var memory: JSONProjection.Memory
    /// The targets of each path; none for one whose mere presence makes the record unclear.
    private let targets: [[Target]]
    private var found: [JSONProjection.Found] = []
    /// The value of each field.
    private var values: [FieldValue]
    private let admitted = AdmittedValues()
    private var query: QueryScan
    /// What the last URL said, and its bytes up to its query, the question mark included.
    private var lastCall: Call?
    private var lastBeginning: [UInt8] = []
    private var numbers = ShapeCache()
    private var layouts = Layouts()
    private var clock = ClockText()
    private let operations: [(name: [UInt8], operation: Operation)]
    /// The beginning of each operation's shape.
    private let shapes: [ShapeBuilder]
    private var roles: [(name: [UInt8], number: Int)] = []

    init(_ plan: ScreenPlan, _ format: RequestFormat) {
        self.plan = plan
        var paths: [[String]] = []
        var targets: [[Target]] = []
        for field in LogField.allCases {
            for (rank, path) in plan.fields.paths(of: field).enumerated() {
                let target = Target(field: field.rawValue, rank: rank)
                if let index = paths.firstIndex(of: path) {
                    targets[index].append(target)
                } else {
                    paths.append(path)
                    targets.append([target])
                }
            }
        }
        for path in JSONScreen.telling where !paths.contains(path) {
            paths.append(path)
            targets.append([])
        }
        projection = JSONProjection(paths: paths)
        memory = JSONProjection.Memory(projection)
        self.targets = targets
        values = Array(repeating: FieldValue(), count: LogField.names.count)
        query = QueryScan(plan.numbers)
        operations = Operation.allCases.map { (Array($0.name.utf8), $0) }
        shapes = Operation.allCases.map { ShapeBuilder($0, format: format, plan.vocabulary) }
    }

    /// Members that make a record one of another kind: canonical, the vendor's, an envelope.
    private static let telling = [
        ["operation"], ["cmd"], ["http", "url"], ["origin"], ["cmd_name"], ["_raw"], ["result", "_raw"],
    ]

    private func has(_ field: LogField) -> Bool { values[field.rawValue].rank != .max }

    private func range(_ field: LogField) -> Range<Int> { values[field.rawValue].range }

    /// The inside of a field's string, where it is one without escapes that says something.
    private func string(_ field: LogField, _ bytes: Span<UInt8>) -> Range<Int>? {
        let range = range(field)
        guard bytes[range.lowerBound] == UInt8(ascii: "\""), range.count > 2, !values[field.rawValue].hasEscapes else {
            return nil
        }
        let inside = range.lowerBound + 1..<range.upperBound - 1
        guard inside.count > 1 || bytes[inside.lowerBound] != UInt8(ascii: "-") else { return nil }
        return inside
    }

    /// Reads the record that stands at a range of the bytes into `record`.
    mutating func screen(
        _ buffer: UnsafeRawBufferPointer, _ range: Range<Int>, into record: inout ScreenedRecord,
        _ tally: inout ScreenTally
    ) -> Outcome {
        // The record's own bytes, which outlive the call.
        let bytes = unsafe UnsafeBufferPointer(rebasing: buffer.bindMemory(to: UInt8.self)[range]).span
        if unsafe !layouts.match(buffer, range, into: &values) {
            guard projection.project(bytes, into: &found, &memory) == .read, choose(bytes) else { return .unclear }
            learn(bytes)
        }
        guard has(.url), let url = string(.url, bytes), let call = call(bytes, url) else { return .unclear }
        return screen(bytes, call, into: &record, &tally)
    }

    private mutating func screen(
        _ bytes: Span<UInt8>, _ call: Call, into record: inout ScreenedRecord, _ tally: inout ScreenTally
    ) -> Outcome {
        guard !has(.headers), !has(.authorization), !has(.body), !has(.contentType), !has(.query), !has(.path),
            has(.method), let method = string(.method, bytes)
        else { return .unclear }
        let isPost = equals(bytes, method, "POST")
        guard isPost || equals(bytes, method, "GET") else { return .unclear }
        var shape = shapes[call.operation]
        let operation = operations[call.operation].operation
        let arguments = bytes.extracting(call.query)
        guard query.read(arguments, into: &shape), !isPost || query.hasOwn(plan.numbers),
            readContext(bytes, operation, hasHost: call.hasHost, arguments, &record, &shape)
        else { return .unclear }
        shape.setTransport(isPost: isPost, isSecure: call.isSecure, hasHost: call.hasHost || has(.host))
        guard let number = numbers.number(of: shape, plan.shapes) else { return .unclear }
        record.shape = Int32(number)
        if isPost { tally.notes.takenWithoutBody += 1 }
        tally.notes.found.formUnion(present)
        return .screened
    }

    /// Remembers the layout of a record whose fields were chosen.
    private mutating func learn(_ bytes: Span<UInt8>) {
        guard layouts.wantsMore else { return }
        let fields = values.indices.filter { values[$0].rank != .max }.map { ($0, values[$0].range) }
        layouts.add(LineTemplate(bytes, fields: fields))
    }

    /// The fields that the record has.
    private var present: LogFieldSet {
        var present: UInt32 = 0
        for index in values.indices where values[index].rank != .max { present |= 1 << UInt32(index) }
        return LogFieldSet(rawValue: present)
    }

    /// Chooses the value of each field. False where the record is of another kind.
    private mutating func choose(_ bytes: Span<UInt8>) -> Bool {
        layouts.forget()
        for index in values.indices { values[index].rank = .max }
        for value in found {
            let first = bytes[value.range.lowerBound]
            guard !targets[value.path].isEmpty else { return false }
            for target in targets[value.path]
            where target.rank < values[target.field].rank && admitted.contains(first, target.field) {
                values[target.field] = FieldValue(range: value.range, rank: target.rank, hasEscapes: value.hasEscapes)
            }
        }
        return true
    }

    private func equals(_ bytes: Span<UInt8>, _ range: Range<Int>, _ word: StaticString) -> Bool {
        guard range.count == word.utf8CodeUnitCount else { return false }
        for offset in 0..<range.count {
            guard unsafe bytes[range.lowerBound + offset] == word.utf8Start[offset] else { return false }
        }
        return true
    }

    // MARK: The URL

    private struct Call {
        var operation: Int
        var isSecure: Bool?
        var hasHost: Bool
        var query: Range<Int>
    }

    /// A URL such as `https://host/platform_api/BindSipRegistration?…` or the same without scheme and host.
    /// Most begin like the one before.
    private mutating func call(_ bytes: Span<UInt8>, _ url: Range<Int>) -> Call? {
        if let last = lastCall, beginsLikeLast(bytes, url) {
            var call = last
            call.query = url.lowerBound + lastBeginning.count..<url.upperBound
            return call
        }
        guard let call = newCall(bytes, url) else { return nil }
        if call.query.lowerBound > url.lowerBound, bytes[call.query.lowerBound - 1] == UInt8(ascii: "?") {
            lastBeginning = (url.lowerBound..<call.query.lowerBound).map { bytes[$0] }
            lastCall = call
        }
        return call
    }

    /// Whether a URL begins with all that the one before had up to its query.
    private func beginsLikeLast(_ bytes: Span<UInt8>, _ url: Range<Int>) -> Bool {
        guard url.count >= lastBeginning.count else { return false }
        return unsafe lastBeginning.withUnsafeBytes { last in
            unsafe bytes.withUnsafeBytes { bytes in
                guard let own = bytes.baseAddress, let known = last.baseAddress else { return false }
                // Both ranges are within their buffers.
                return unsafe memcmp(own + url.lowerBound, known, last.count) == 0
            }
        }
    }

    private func newCall(_ bytes: Span<UInt8>, _ url: Range<Int>) -> Call? {
        var index = url.lowerBound
        var call = Call(operation: 0, isSecure: nil, hasHost: false, query: url.upperBound..<url.upperBound)
        if starts(bytes, index..<url.upperBound, "https://") {
            call.isSecure = true
            index += 8
        } else if starts(bytes, index..<url.upperBound, "http://") {
            call.isSecure = false
            index += 7
        }
        if call.isSecure != nil {
            let host = index
            while index < url.upperBound, isHostByte(bytes[index]) { index += 1 }
            guard index > host else { return nil }
            call.hasHost = true
        }
        guard starts(bytes, index..<url.upperBound, "/platform_api/") else { return nil }
        index += 14
        for (number, candidate) in operations.enumerated() {
            let end = index + candidate.name.count
            guard end <= url.upperBound, matches(bytes, index, candidate.name) else { continue }
            call.operation = number
            if end == url.upperBound { return call }
            guard bytes[end] == UInt8(ascii: "?") else { return nil }
            call.query = end + 1..<url.upperBound
            return call
        }
        return nil
    }

    private func isHostByte(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: ":")
    }

    private func starts(_ bytes: Span<UInt8>, _ range: Range<Int>, _ word: StaticString) -> Bool {
        range.count >= word.utf8CodeUnitCount
            && equals(bytes, range.lowerBound..<range.lowerBound + word.utf8CodeUnitCount, word)
    }

    private func matches(_ bytes: Span<UInt8>, _ start: Int, _ name: [UInt8]) -> Bool {
        for offset in name.indices where bytes[start + offset] != name[offset] { return false }
        return true
    }

    // MARK: What stands beside the call

    /// Time, outcome, caller and what the ledger needs. False where the ordinary reader must look.
    private mutating func readContext(
        _ bytes: Span<UInt8>, _ operation: Operation, hasHost: Bool, _ arguments: Span<UInt8>,
        _ record: inout ScreenedRecord, _ shape: inout ShapeBuilder
    ) -> Bool {
        guard !has(.host) || string(.host, bytes) != nil, let outcome = outcome(bytes, operation),
            let roles = roles(bytes)
        else { return false }
        var time: Timestamp?
        if has(.time) {
            guard let text = string(.time, bytes) else { return false }
            time = clock.time(bytes.extracting(text))
            guard time != nil else { return false }
        }
        guard readAccount(bytes, arguments, &record) else { return false }
        var hasName = false
        for field in [LogField.userAgent, .remoteAddress] where has(field) {
            guard string(field, bytes) != nil else { return false }
            hasName = true
        }
        guard var call = ledgerCall(operation, outcome, time, arguments) else { return false }
        if let accounts = plan.accounts {
            // A call has no place for a name that is given beside its id.
            guard !query.hasPair(of: plan.numbers) else { return false }
            shape.set(accountCode: accounts.code(of: call, account: record.account, plan.names))
            accounts.resolve(&call, account: record.account, plan.names)
        }
        record.call = call
        shape.set(
            call.action, roles: roles, hasAccount: record.account != nil, hasTime: time != nil, hasCallerName: hasName)
        shape.set(outcome)
        return true
    }

    private func outcome(_ bytes: Span<UInt8>, _ operation: Operation) -> Requests.Outcome? {
        guard has(.status) else { return nil }
        var digits = range(.status)
        if bytes[digits.lowerBound] == UInt8(ascii: "\"") {
            guard digits.count > 2 else { return nil }
            digits = digits.lowerBound + 1..<digits.upperBound - 1
        }
        guard let status = ParameterType.number(bytes.extracting(digits)), status > 0 else { return nil }
        guard has(.response) else { return Requests.Outcome(httpStatus: status, answer: nil as Node?) }
        // Any other answer may tell an error, a new registration or a list of them.
        guard operation != .list, operation != .create, equals(bytes, range(.response), #"{"result":1}"#) else {
            return nil
        }
        return Requests.Outcome(succeeded: true, httpStatus: status)
    }

    /// The number of the record's roles; nil where they are more than one plain name.
    private mutating func roles(_ bytes: Span<UInt8>) -> Int? {
        guard has(.role) else { return 0 }
        guard let range = string(.role, bytes) else { return nil }
        let text = bytes.extracting(range)
        for known in roles where known.name.count == text.count {
            if matches(text, 0, known.name) { return known.number }
        }
        let name = text.indices.map { text[$0] }
        guard !name.contains(UInt8(ascii: ",")), name.first != 0x20, name.last != 0x20, name.first != 0x5B,
            name.first != 0x7B,
            let number = plan.shapes.number(ofRoles: [String(decoding: name, as: UTF8.self)])
        else { return nil }
        if roles.count < 64 { roles.append((name, number)) }
        return number
    }

    private func readAccount(_ bytes: Span<UInt8>, _ arguments: Span<UInt8>, _ record: inout ScreenedRecord) -> Bool {
        record.account = nil
        if has(.account) {
            var digits = range(.account)
            if bytes[digits.lowerBound] == UInt8(ascii: "\"") {
                guard digits.count > 2 else { return false }
                digits = digits.lowerBound + 1..<digits.upperBound - 1
            }
            record.account = ParameterType.number(bytes.extracting(digits))
            return record.account != nil
        }
        if query.isPresent(plan.numbers.account) {
            record.account = query.value(plan.numbers.account, of: arguments, ParameterType.number) ?? nil
        }
        return true
    }

    // MARK: The ledger

    private func ledgerCall(
        _ operation: Operation, _ outcome: Requests.Outcome, _ time: Timestamp?, _ arguments: Span<UInt8>
    ) -> LedgerCall? {
        var call = LedgerCall(action(operation, arguments), LedgerCall.Outcome(outcome), number: 0)
        call.time = PackedTime(time)
        guard let registration = id(plan.numbers.registration, arguments),
            let application = entity(plan.numbers.application, plan.numbers.applicationName, in: .none, arguments),
            let user = entity(plan.numbers.user, plan.numbers.userName, in: application, arguments),
            let rule = entity(plan.numbers.rule, plan.numbers.ruleName, in: .none, arguments)
        else { return nil }
        call.registration = operation == .create ? .none : registration
        call.application = application
        call.user = user
        call.rule = rule
        return call
    }

    private func action(_ operation: Operation, _ arguments: Span<UInt8>) -> Action? {
        switch operation {
        case .create: .create
        case .update: .update
        case .delete: .delete
        case .list: .list
        case .bind:
            query.isPresent(plan.numbers.bind)
                ? (query.value(plan.numbers.bind, of: arguments, ParameterType.boolean) ?? nil).map {
                    $0 ? .bind : .unbind
                }
                : plan.bindsByDefault ? .bind : .unbind
        }
    }

    /// The id that a parameter gives; `.none` where it gives none, nil where the ordinary reader must tell.
    private func id(_ number: Int, _ arguments: Span<UInt8>) -> EntityID? {
        if let value = query.number(number) { return EntityID(value) }
        guard let value = query.value(number, of: arguments, ParameterType.number) else { return EntityID.none }
        return value.flatMap { EntityID($0) }
    }

    private func entity(
        _ idNumber: Int, _ nameNumber: Int, in application: EntityID, _ arguments: Span<UInt8>
    ) -> EntityID? {
        guard let id = id(idNumber, arguments) else { return nil }
        if id != .none { return id }
        return query.value(nameNumber, of: arguments) { name in plan.names.name(name, in: application) }
            ?? EntityID.none
    }
}

/// The value of a field, as written.
struct FieldValue {
    var range = 0..<0
    /// How early the path is looked at at which it was found; beyond all for none.
    var rank = Int.max
    var hasEscapes = false
}

/// The layouts of a log's lines, as far as they were learnt.
private struct Layouts {
    private var templates: [LineTemplate] = []
    /// The layout of the line before, whose fields are those that are marked as there.
    private var current: Int?
    /// Lines that may yet be learnt from without a hit.
    private var trials = 64

    private static let most = 4

    /// Whether another layout is worth learning: there is room, and those that were learnt are of use.
    var wantsMore: Bool { trials > 0 }

    mutating func add(_ template: LineTemplate?) {
        trials -= 1
        guard let template else { return }
        if templates.count == Self.most { templates.removeLast() }
        templates.insert(template, at: 0)
        current = nil
    }

    /// The fields that are marked as there are none of a layout's.
    mutating func forget() { current = nil }

    /// Finds the values of a line in a known layout, and marks their fields and no others as there.
    mutating func match(
        _ bytes: UnsafeRawBufferPointer, _ line: Range<Int>, into values: inout [FieldValue]
    ) -> Bool {
        for index in templates.indices {
            let isMatch = unsafe templates[index].match(bytes, line) { field, range in values[field].range = range }
            guard isMatch else { continue }
            if index != current {
                for field in values.indices { values[field].rank = .max }
                for field in templates[index].fields { values[field] = FieldValue(range: values[field].range, rank: 0) }
                current = index
            }
            trials = 64
            return true
        }
        current = nil
        return false
    }
}

/// Which values of JSON a field can have, by their first byte.
private struct AdmittedValues {
    private let bits: [UInt32]

    init() {
        bits = (0...UInt8.max).map { byte in
            LogField.allCases.reduce(0) { bits, field in
                bits | (field.admits(valueBeginningWith: byte) ? 1 << UInt32(field.rawValue) : 0)
            }
        }
    }

    func contains(_ byte: UInt8, _ field: Int) -> Bool { bits[Int(byte)] >> UInt32(field) & 1 == 1 }
}
