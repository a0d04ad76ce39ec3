internal import Policy
internal import Readers
internal import Requests
internal import SourceText

/// What all threads that screen have in common.
struct ScreenPlan: Sendable {
    let vocabulary: Vocabulary
    let numbers: ParameterNumbers
    let shapes: ShapeNumbers
    let names: LedgerNames
    let fields: LogFields
    let usesScreen: Bool
    /// What BindSipRegistration does without `bind`.
    let bindsByDefault: Bool

    init(_ vocabulary: Vocabulary, _ shapes: ShapeNumbers, _ names: LedgerNames, _ options: AuditOptions) {
        self.vocabulary = vocabulary
        self.shapes = shapes
        self.names = names
        numbers = ParameterNumbers(vocabulary)
        fields = options.fields
        usesScreen = options.usesScreen
        let assumed = vocabulary.catalog.entries[.bind]?.parameter("bind")?.defaultText
        bindsByDefault = assumed.flatMap(ParameterType.boolean) ?? true
    }

    /// The number of a shape, from a thread's own table where it is known there.
    func number(of shape: Shape, _ cache: inout [Shape: Int]) -> Int? {
        if let number = cache[shape] { return number }
        guard let number = shapes.number(of: shape) else { return nil }
        cache[shape] = number
        return number
    }
}

extension ScreenPlan {
    /// Says of a request that the ordinary reader read what the screen says of the others.
    func describe(_ request: Request, _ record: inout ScreenedRecord) {
        let action = request.action(vocabulary.catalog)
        record.account = request.account
        record.call = names.withTable { LedgerCall(request, action, number: 0, vocabulary.catalog, names: &$0) }
        guard usesScreen, let roles = shapes.number(ofRoles: request.caller.roles.map(\.string)),
            let shape = Shape(request, action, vocabulary, account: record.account, roles: roles),
            let number = shapes.number(of: shape)
        else { return }
        record.shape = Int32(number)
    }
}
