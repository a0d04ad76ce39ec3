internal import CEL
internal import Requests
internal import SourceText
internal import Spelling

/// What a rule reads of one argument: the object `argument` of the vocabulary.
struct ArgumentFacts {
    let argument: Argument
    /// Its position in the request.
    let index: Int
    /// What the documentation says of it, where it does.
    let parameter: Catalog.Parameter?
    /// Whether an argument of the same name stands before it.
    let isRepeated: Bool
    /// The documented name that a misspelt one most likely meant.
    let nearest: String?
    /// Whether it stands there as the caller wrote it; else what would speak against it is not known.
    let isLiteral: Bool
    /// The parameter that says the same, and whether it is given.
    let alternative: (name: String, isGiven: Bool)?
    /// Whether the account export has what it names.
    let known: AccountFacts.Saying

    /// The facts of every argument, in their order.
    static func all(
        of request: Request, _ entry: Catalog.Entry?, _ catalog: Catalog, _ account: AccountFacts?
    ) -> [ArgumentFacts] {
        let arguments = request.arguments
        return arguments.indices.map { index in
            let argument = arguments[index]
            let name = argument.name.string
            let parameter = entry?.parameter(name) ?? catalog.common.first { $0.name == name }
            let other = entry?.alternatives.lazy.compactMap { $0.other(than: name) }.first
            let isRepeated = arguments[..<index].contains { $0.name == name }
            let mention = isRepeated ? nil : Mentions.Parameter(argument.name)
            return ArgumentFacts(
                argument: argument, index: index, parameter: parameter, isRepeated: isRepeated,
                nearest: parameter == nil ? nearestParameter(to: name, entry, catalog) : nil,
                isLiteral: request.showsLiteralArguments,
                alternative: other.map { other in
                    (other, arguments.contains { $0.name == other && !$0.value.isEmpty })
                },
                known: mention.flatMap { account?[$0] } ?? .nothing)
        }
    }

    /// Former names of a parameter, which no spelling distance finds: `username` in the API of 2016 to 2018, `id` in
    /// error 275's text.
    private static let formerNames = ["username": "sip_username", "registration_id": "sip_registration_id"]

    private static func nearestParameter(to name: String, _ entry: Catalog.Entry?, _ catalog: Catalog) -> String? {
        let names = (entry?.parameters ?? []).map(\.name)
        if let former = formerNames[name], names.contains(former) { return former }
        // Words in camel case, or cut short: `userId`, `sip_registration`.
        let plain = ArgumentFacts.letters(name)
        if let same = names.first(where: { ArgumentFacts.letters($0) == plain }) { return same }
        return Spelling.nearest(to: name, in: names + catalog.common.map(\.name))
            ?? names.first { plain.utf8.count >= 4 && ArgumentFacts.letters($0).hasPrefix(plain) }
    }

    private static func letters(_ name: String) -> String { name.lowercased().filter { $0 != "_" && $0 != "-" } }

    /// The object of the vocabulary, its fields in the declared order.
    func object(_ type: ObjectType) -> ObjectValue {
        let text = argument.value.string
        let isSymbolic = argument.isSymbolic
        let isValid = parameter?.type.accepts(text) ?? true
        let isAlternativeGiven = alternative?.isGiven ?? false
        return ObjectValue(
            type,
            fields: [
                argument.name.isSymbolic ? .given : .value(.string(argument.name.string)),
                isSymbolic ? .given : .value(.string(text)),
                .value(.bool(!argument.value.isEmpty)),
                argument.name.isSymbolic ? .unknown : literally(parameter != nil, unless: parameter == nil),
                optional(parameter?.type.rawValue),
                optional(parameter?.type.expectation),
                isSymbolic ? .given : literally(isValid, unless: !isValid),
                literally(argument.value.isEmpty, unless: argument.value.isEmpty),
                isSymbolic ? .given : .value(.bool(ParameterType.isUndecodable(argument.value.bytes.span))),
                literally(isRepeated, unless: isRepeated),
                .value(.bool(isSymbolic)),
                .value(.bool(parameter?.isSecret ?? false)),
                .value(.string(argument.location.rawValue)),
                optional(nearest),
                optional(alternative?.name),
                literally(isAlternativeGiven, unless: isAlternativeGiven),
                .value(.int(Int64(index))),
                known.binding,
            ])
    }

    /// A fact that only the caller's own writing shows where it speaks against the argument.
    private func literally(_ fact: Bool, unless isAgainst: Bool) -> Binding {
        isLiteral || !isAgainst ? .value(.bool(fact)) : .unknown
    }

    private func optional(_ string: String?) -> Binding { string.map { .value(.string($0)) } ?? .absent }
}
