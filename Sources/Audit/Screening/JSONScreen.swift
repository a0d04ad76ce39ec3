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

    private let plan: ScreenPlan
    private var fields: RecordFields
    private var urls = URLScan()
    private var query: QueryScan
    private var numbers = ShapeCache()
    private var clock = ClockText()
    /// The beginning of each operation's shape.
    private let shapes: [ShapeBuilder]
    private var roles: [(name: [UInt8], number: Int)] = []

    init(_ plan: ScreenPlan, _ fields: LogFields, _ format: RequestFormat) {
        self.plan = plan
        self.fields = RecordFields(fields)
        query = QueryScan(plan.numbers)
        shapes = Operation.allCases.map { ShapeBuilder($0, format: format, plan.vocabulary) }
    }

    /// Reads the record that stands at a range of the bytes into `record`.
    mutating func screen(
        _ buffer: UnsafeRawBufferPointer, _ range: Range<Int>, into record: inout ScreenedRecord,
        _ tally: inout ScreenTally
    ) -> Outcome {
        // The record's own bytes, which outlive the call.
        let bytes = unsafe UnsafeBufferPointer(rebasing: buffer.bindMemory(to: UInt8.self)[range]).span
        guard unsafe fields.find(buffer, range, bytes), fields.has(.url), let url = fields.string(.url, bytes),
            let call = urls.call(bytes, url)
        else { return .unclear }
        return screen(bytes, call, into: &record, &tally)
    }

    private mutating func screen(
        _ bytes: Span<UInt8>, _ call: URLScan.Call, into record: inout ScreenedRecord, _ tally: inout ScreenTally
    ) -> Outcome {
        guard !fields.has(.headers), !fields.has(.authorization), !fields.has(.body), !fields.has(.contentType),
            !fields.has(.query), !fields.has(.path),
            fields.has(.method), let method = fields.string(.method, bytes)
        else { return .unclear }
        let isPost = bytes.equals(method, "POST")
        guard isPost || bytes.equals(method, "GET") else { return .unclear }
        var shape = shapes[call.operation]
        let operation = Operation.allCases[call.operation]
        let arguments = bytes.extracting(call.query)
        guard query.read(arguments, into: &shape), !isPost || query.hasOwn(plan.numbers),
            readContext(bytes, operation, arguments, &record, &shape)
        else { return .unclear }
        shape.setTransport(isPost: isPost, isSecure: call.isSecure, hasHost: call.hasHost || fields.has(.host))
        guard let number = numbers.number(of: shape, plan.shapes) else { return .unclear }
        record.shape = Int32(number)
        if isPost { tally.notes.takenWithoutBody += 1 }
        tally.notes.found.formUnion(fields.present)
        return .screened
    }

    // MARK: What stands beside the call

    /// Time, outcome, caller and what the ledger needs. False where the ordinary reader must look.
    private mutating func readContext(
        _ bytes: Span<UInt8>, _ operation: Operation, _ arguments: Span<UInt8>,
        _ record: inout ScreenedRecord, _ shape: inout ShapeBuilder
    ) -> Bool {
        guard !fields.has(.host) || fields.string(.host, bytes) != nil, let outcome = outcome(bytes, operation),
            let roles = roles(bytes)
        else { return false }
        var time: Timestamp?
        if fields.has(.time) {
            guard let text = fields.string(.time, bytes) else { return false }
            time = clock.time(bytes.extracting(text))
            guard time != nil else { return false }
        }
        guard readAccount(bytes, arguments, &record) else { return false }
        var hasName = false
        for field in [LogField.userAgent, .remoteAddress] where fields.has(field) {
            guard fields.string(field, bytes) != nil else { return false }
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
        guard fields.has(.status) else { return nil }
        guard let status = number(.status, bytes), status > 0 else { return nil }
        guard fields.has(.response) else { return Requests.Outcome(httpStatus: status, answer: nil as Node?) }
        // Any other answer may tell an error, a new registration or a list of them.
        guard operation != .list, operation != .create, bytes.equals(fields.range(.response), #"{"result":1}"#) else {
            return nil
        }
        return Requests.Outcome(succeeded: true, httpStatus: status)
    }

    /// The number that a field's digits spell, in quotes or not.
    private func number(_ field: LogField, _ bytes: Span<UInt8>) -> Int? {
        var digits = fields.range(field)
        if bytes[digits.lowerBound] == UInt8(ascii: "\"") {
            guard digits.count > 2 else { return nil }
            digits = digits.lowerBound + 1..<digits.upperBound - 1
        }
        return ParameterType.number(bytes.extracting(digits))
    }

    /// The number of the record's roles; nil where they are more than one plain name, or known from elsewhere.
    private mutating func roles(_ bytes: Span<UInt8>) -> Int? {
        guard fields.has(.role) else { return plan.principals.isEmpty ? 0 : nil }
        guard let range = fields.string(.role, bytes), !range.isEmpty || plan.principals.isEmpty else { return nil }
        let text = bytes.extracting(range)
        for known in roles where known.name.count == text.count {
            if text.matches(known.name, at: 0) { return known.number }
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
        if fields.has(.account) {
            record.account = number(.account, bytes)
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
