internal import Policy
internal import Readers
internal import Requests
internal import SourceText

/// Screens records of JSON: finds the few fields that matter in one pass, and takes the call apart where it is written as
/// nearly all are: `POST https://…/platform_api/BindSipRegistration?…` with no body and no credentials in the record.
///
/// All of its methods are mutating, for in others the compiler copies a struct of its size.
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
    private let at = FieldPlaces()
    private var urls = URLScan()
    private var query: QueryScan
    private var contexts = RecordContexts()
    private var numbers = ShapeCache()
    private var clock = ClockText()
    private var roles: [(name: [UInt8], number: Int)] = []

    init(_ plan: ScreenPlan, _ paths: FieldPaths, _ format: RequestFormat) {
        self.plan = plan
        fields = RecordFields(paths)
        query = QueryScan(plan, format)
    }

    /// Reads the record that stands at a range of the bytes into `record`.
    mutating func screen(
        _ buffer: UnsafeRawBufferPointer, _ range: Range<Int>, into record: inout ScreenedRecord,
        _ tally: inout ScreenTally
    ) -> Outcome {
        // The record's own bytes, which outlive the call.
        let bytes = unsafe UnsafeBufferPointer(rebasing: buffer.bindMemory(to: UInt8.self)[range]).span
        guard unsafe fields.find(buffer, range, bytes), let url = fields.values.string(at.url, bytes),
            let call = urls.call(bytes, url)
        else { return .unclear }
        return screen(bytes, call, into: &record, &tally)
    }

    /// The same for a record that is laid out like the ones before it and calls what the one before it called, which is one of
    /// our methods; nil for any other.
    mutating func screenAlike(
        _ buffer: UnsafeRawBufferPointer, _ range: Range<Int>, into record: inout ScreenedRecord,
        _ tally: inout ScreenTally
    ) -> Outcome? {
        // The record's own bytes, which outlive the call.
        let bytes = unsafe UnsafeBufferPointer(rebasing: buffer.bindMemory(to: UInt8.self)[range]).span
        guard unsafe fields.findAlike(buffer, range), let url = fields.values.string(at.url, bytes),
            let call = urls.callAlike(bytes, url)
        else { return nil }
        return screen(bytes, call, into: &record, &tally)
    }

    private mutating func screen(
        _ bytes: Span<UInt8>, _ call: URLScan.Call, into record: inout ScreenedRecord, _ tally: inout ScreenTally
    ) -> Outcome {
        let arguments = bytes.extracting(call.query)
        let fields = fields.values
        guard let place = context(bytes, call, fields), query.read(arguments, of: call.operation),
            let time = clock.time(fields, at, bytes), fields.hasPlainNames(at, bytes)
        else { return .unclear }
        let context = contexts[place]
        guard query.values.hasOwn || !context.isPost,
            query.values.setNames(&record.call, Operation.allCases[call.operation], arguments, plan)
        else { return .unclear }
        record.account = nil
        if fields.has(at.account) {
            record.account = fields.number(at.account, bytes)
            guard record.account != nil else { return .unclear }
        } else if query.values.isPresent(plan.numbers.account) {
            record.account = query.values.value(plan.numbers.account, of: arguments, ParameterType.number) ?? nil
        }
        record.call.action = query.values.action
        record.call.outcome = context.outcome
        record.call.time = time
        guard let number = shapeNumber(place, context.shape, &record) else { return .unclear }
        record.shape = Int32(number)
        if context.isPost { tally.notes.takenWithoutBody += 1 }
        tally.notes.found.formUnion(context.found)
        return .screened
    }

    /// The number of the record's shape; nil where there are too many shapes.
    private mutating func shapeNumber(
        _ place: RecordContexts.Place, _ context: ShapeContext, _ record: inout ScreenedRecord
    ) -> Int? {
        let hasAccount = record.account != nil
        // Asked first, for the compiler copies all accounts to find that there are none.
        guard plan.hasAccounts, let accounts = plan.accounts else {
            if let number = query.values.layout?.shapeNumbers[place, hasAccount] { return number }
            var shape = query.shape()
            shape.set(context, record.call.action, hasAccount: hasAccount)
            let number = numbers.number(of: shape, plan.shapes)
            query.values.layout?.shapeNumbers[place, hasAccount] = number
            return number
        }
        // A call has no place for a name that is given beside its id.
        guard !query.values.hasPair(plan.numbers) else { return nil }
        var shape = query.shape()
        shape.set(context, record.call.action, hasAccount: hasAccount)
        shape.set(accountCode: accounts.code(of: record.call, account: record.account, plan.names))
        accounts.resolve(&record.call, account: record.account, plan.names)
        return numbers.number(of: shape, plan.shapes)
    }

    // MARK: What stands beside the call

    /// Where the record's context stands; nil where the ordinary reader must look.
    private mutating func context(
        _ bytes: Span<UInt8>, _ call: URLScan.Call, _ fields: FieldValues
    ) -> RecordContexts.Place? {
        let key = RecordContext.Key(bytes, call, fields, at)
        if let key, let place = contexts.place(of: key) { return place }
        guard !fields.has(anyOf: at.unscreened), let method = fields.string(at.method, bytes) else { return nil }
        let isPost = bytes.equals(method, "POST")
        guard isPost || bytes.equals(method, "GET"),
            let outcome = fields.outcome(at, bytes, Operation.allCases[call.operation]),
            let roles = roles(bytes, fields)
        else { return nil }
        var context = RecordContext()
        context.isPost = isPost
        context.outcome = LedgerCall.Outcome(outcome)
        context.shape = ShapeContext(
            isPost: isPost, isSecure: call.isSecure, hasHost: call.hasHost || fields.has(at.host), roles: roles,
            outcome: outcome, hasTime: fields.has(at.time),
            hasCallerName: fields.has(at.userAgent) || fields.has(at.remoteAddress))
        context.found = fields.set
        return contexts.add(context, key)
    }

    /// The number of the record's roles; nil where they are more than one plain name, or known from elsewhere.
    private mutating func roles(_ bytes: Span<UInt8>, _ fields: FieldValues) -> Int? {
        guard fields.has(at.role) else { return plan.principals.isEmpty ? 0 : nil }
        guard let range = fields.string(at.role, bytes) else { return nil }
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
}

extension FieldValues {
    /// Whether the fields with names, as far as they are there, have one.
    fileprivate func hasPlainNames(_ at: FieldPlaces, _ bytes: Span<UInt8>) -> Bool {
        (!has(at.host) || string(at.host, bytes) != nil)
            && (!has(at.userAgent) || string(at.userAgent, bytes) != nil)
            && (!has(at.remoteAddress) || string(at.remoteAddress, bytes) != nil)
    }

    /// How the request went; nil where the ordinary reader must tell.
    fileprivate func outcome(
        _ at: FieldPlaces, _ bytes: Span<UInt8>, _ operation: Operation
    ) -> Requests.Outcome? {
        guard has(at.status), let status = number(at.status, bytes), status > 0 else { return nil }
        guard has(at.response) else { return Requests.Outcome(httpStatus: status, answer: nil as Node?) }
        // Any other answer may tell an error, a new registration or a list of them.
        guard operation != .list, operation != .create, bytes.equals(range(at.response), #"{"result":1}"#) else {
            return nil
        }
        return Requests.Outcome(succeeded: true, httpStatus: status)
    }
}

extension ClockText {
    /// When a record's request was made, none where it says nothing of that; nil where it is written in an unusual way.
    fileprivate mutating func time(_ fields: FieldValues, _ at: FieldPlaces, _ bytes: Span<UInt8>) -> PackedTime? {
        guard fields.has(at.time) else { return PackedTime.none }
        guard let text = fields.string(at.time, bytes), let time = time(bytes.extracting(text)) else { return nil }
        return PackedTime(time)
    }
}

extension RecordContext.Key {
    /// What tells the context of a record; nil where it cannot be remembered.
    fileprivate init?(_ bytes: Span<UInt8>, _ call: URLScan.Call, _ fields: FieldValues, _ at: FieldPlaces) {
        guard let layout = fields.layout, let role = fields.short(at.role, bytes),
            let method = fields.short(at.method, bytes), let status = fields.short(at.status, bytes),
            let response = fields.short(at.response, bytes)
        else { return nil }
        self.init(role: role, layout: layout, call: call.code, method: method, status: status, response: response)
    }
}
