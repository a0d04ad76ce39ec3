internal import Policy
internal import Readers
internal import Requests
internal import SourceText

/// What all threads that screen have in common.
final class ScreenPlan: Sendable {
    let vocabulary: Vocabulary
    let numbers: ParameterNumbers
    let shapes: ShapeNumbers
    let names: LedgerNames
    let paths: FieldPaths
    let usesScreen: Bool
    let accounts: Accounts?
    let hasAccounts: Bool
    let principals: Principals
    /// What BindSipRegistration does without `bind`.
    let bindsByDefault: Bool

    init(_ vocabulary: Vocabulary, _ shapes: ShapeNumbers, _ names: LedgerNames, _ options: AuditOptions) {
        self.vocabulary = vocabulary
        self.shapes = shapes
        self.names = names
        numbers = ParameterNumbers(vocabulary)
        paths = FieldPaths(options.fields)
        usesScreen = options.usesScreen
        accounts = options.accounts
        hasAccounts = options.accounts != nil
        principals = options.principals
        let assumed = vocabulary.catalog.entries[.bind]?.parameter("bind")?.defaultText
        bindsByDefault = assumed.flatMap(ParameterType.boolean) ?? true
    }
}

extension ScreenPlan {
    /// Says of a request that the ordinary reader read what the screen says of the others.
    /// The listing is what a GetSipRegistrations answered.
    func describe(_ request: Request, _ record: inout ScreenedRecord) -> Listing? {
        let action = request.action(vocabulary.catalog)
        let account = request.account
        record.account = account
        let listing: Listing?
        (record.call, listing) = names.withTable { table in
            var call = LedgerCall(request, action, number: 0, names: &table)
            var listing = Listing(request, vocabulary.catalog, names: &table)
            accounts?.resolve(&call, &listing, account: account, &table)
            return (call, listing)
        }
        guard usesScreen, let roles = shapes.number(ofRoles: request.caller.roles.map(\.string)),
            var shape = Shape(request, action, vocabulary, account: record.account, roles: roles)
        else { return listing }
        shape.add(accountCode: accounts?.code(of: request, account: record.account) ?? 0)
        if let number = shapes.number(of: shape) { record.shape = Int32(number) }
        return listing
    }
}
