internal import CEL
internal import SourceText

/// Reads one rule from its YAML document.
struct RuleReader {
    private let vocabulary: Vocabulary
    private let file: String
    private let span: SourceSpan
    private var fields: FieldReader
    /// The element of `each` and the argument that the finding points at, as far as they are declared.
    private var element: (name: String, type: CELType)?

    init(_ document: Node, _ vocabulary: Vocabulary, file: String) {
        self.vocabulary = vocabulary
        self.file = file
        span = document.span
        fields = FieldReader(document, of: "rule", keys: RuleKey.allCases.map(\.rawValue))
    }

    var errors: [RuleFileError] { fields.errors }

    /// The rule, or nil where something is wrong with it.
    mutating func rule() -> Rule? {
        let id = identifier()
        let title = fields.text("title", required: true)?.string ?? ""
        let severity = fields.word("severity", Severity.self, required: true) ?? .error
        let basis = fields.word("basis", Basis.self, required: true) ?? .policy
        let each = iteration()
        let when = fields.text("when").flatMap { compile($0, expecting: .bool) }
        let require = fields.text("require", required: true).flatMap { compile($0, expecting: .bool) }
        let repeats = repeats()
        let waitsForEnd = waitsForEnd()
        let at = places(element: each?.name)
        let message = fields.text("message", required: true).map { template($0) }
        let hint = fields.text("hint").map { template($0) }
        let related = relatedPlaces()
        let fixes = fixes()
        let examples = examples()
        let source = fields.text("source")?.string
        let about = fields.text("about", required: true)?.string ?? ""
        guard errors.isEmpty, let id, let require, let message else { return nil }
        return Rule(
            id: id, title: title, severity: severity, basis: basis, source: source, about: about, when: when,
            require: require, each: each, at: at, repeats: repeats, waitsForEnd: waitsForEnd, message: message,
            hint: hint, related: related, fixes: fixes,
            examples: examples, file: file, span: span)
    }

    private mutating func identifier() -> String? {
        guard let text = fields.text("id", required: true) else { return nil }
        let id = text.string
        let words = id.split(separator: "-", omittingEmptySubsequences: false)
        let isValid = words.allSatisfy { word in
            !word.isEmpty && word.utf8.allSatisfy { $0 &- 0x61 < 26 || $0 &- 0x30 < 10 }
        }
        if !isValid { fields.report(.invalidID(id), at: text.span) }
        return id
    }

    // MARK: Expressions and texts

    private mutating func compile(_ text: Text, expecting type: CELType?) -> Expression? {
        Expression(
            text, vocabulary.declarations, expecting: type, locals: element.map { [$0] } ?? [], errors: &fields.errors)
    }

    private mutating func template(_ text: Text) -> Template {
        let locals = (element.map { [$0] } ?? []) + [(name: "at", type: .object("argument"))]
        return Template(text, vocabulary.declarations, locals: locals, errors: &fields.errors)
    }

    private mutating func iteration() -> Rule.Iteration? {
        let name = fields.text("as")
        guard let list = fields.text("each") else {
            if let name { fields.report(.missingKey("each"), at: name.span) }
            return nil
        }
        guard let expression = compile(list, expecting: nil) else { return nil }
        guard case .list(let type) = expression.type else {
            fields.report(.wrongKind(key: "each", expected: "a list", found: "\(expression.type)"), at: list.span)
            return nil
        }
        guard let name else {
            fields.report(.missingKey("as"), at: list.span)
            return nil
        }
        element = (name.string, type)
        return Rule.Iteration(list: expression, name: name.string)
    }

    // MARK: Rules over time

    private mutating func repeats() -> Rule.Repeats? {
        guard let node = fields.node("repeats") else { return nil }
        var entry = FieldReader(node, of: "repeats", keys: ["times", "within", "by"])
        defer { fields.errors += entry.errors }
        let times = Rule.Repeats.times(entry.node("times", required: true), &entry)
        let within = Rule.Repeats.within(entry.text("within", required: true), &entry)
        let by = entry.text("by", required: true).map { template($0) }
        guard let times, let within, let by, entry.errors.isEmpty else { return nil }
        return Rule.Repeats(times: times, within: within, by: by)
    }

    private mutating func waitsForEnd() -> Bool {
        guard let text = fields.text("at_end") else { return false }
        if text.string != "displaced" {
            fields.report(.unknownWord(text.string, key: "at_end", allowed: ["displaced"]), at: text.span)
        }
        return true
    }

    // MARK: Places

    private mutating func places(element: String?) -> [PlaceName] {
        guard let value = fields.node("at") else { return element == nil ? [.operation] : [.element] }
        return (value.elements ?? [value]).compactMap { place($0) }
    }

    private mutating func place(_ node: Node) -> PlaceName? {
        guard let text = node.text else {
            fields.report(
                .wrongKind(key: "at", expected: "a place or a list of places", found: node.kind), at: node.span)
            return nil
        }
        let parameters = vocabulary.parameters.map { "params.\($0.name)" }
        guard let place = PlaceName(text.string, element: element?.name), isDeclared(place) else {
            fields.reportUnknownPlace(text, candidates: PlaceName.known(element: element?.name) + parameters)
            return nil
        }
        return place
    }

    private func isDeclared(_ place: PlaceName) -> Bool {
        guard case .parameter(let name) = place else { return true }
        return vocabulary.parameters.contains { $0.name == name }
    }

    private mutating func relatedPlaces() -> [Rule.Related] {
        (fields.list("related") ?? []).compactMap { node in
            var entry = FieldReader(node, of: "related", keys: ["at", "message"])
            let at = entry.node("at", required: true).flatMap { place($0) }
            let message = entry.text("message", required: true).map { template($0) }
            fields.errors += entry.errors
            guard let at, let message else { return nil }
            return Rule.Related(at: at, message: message)
        }
    }

    // MARK: Fixes

    private mutating func fixes() -> [FixTemplate] {
        guard let value = fields.node("fix") else { return [] }
        return (value.elements ?? [value]).compactMap { fix($0) }
    }

    private mutating func fix(_ node: Node) -> FixTemplate? {
        let actions = FixTemplate.Action.allCases
        var entry = FieldReader(
            node, of: "fix", keys: actions.map(\.rawValue) + ["to", "with", "value", "safe", "when"])
        defer { fields.errors += entry.errors }
        let chosen = actions.filter { entry.node($0.rawValue) != nil }
        guard chosen.count == 1, let action = chosen.first, let target = entry.node(action.rawValue) else {
            entry.report(.fix("a fix has one of rename, remove, replace and insert"), at: node.span)
            return nil
        }
        guard let isSafe = entry.bool("safe", required: true) else { return nil }
        let textKey: String? =
            switch action {
            case .rename: "to"
            case .replace: "with"
            case .insert: "value"
            case .remove: nil
            }
        let text = textKey.flatMap { entry.text($0, required: true) }.map { template($0) }
        let when = entry.text("when").flatMap { compile($0, expecting: .bool) }
        guard action != .insert else {
            guard let name = target.string, vocabulary.parameters.contains(where: { $0.name == name }) else {
                entry.report(.fix("'insert' names a parameter of the catalog"), at: target.span)
                return nil
            }
            return FixTemplate(
                action: action, place: .operation, text: text, insertedName: name, isSafe: isSafe, when: when)
        }
        guard let place = place(target) else { return nil }
        let fix = FixTemplate(action: action, place: place, text: text, isSafe: isSafe, when: when)
        if !fix.isPossible() {
            entry.report(.fix("'\(action.rawValue)' cannot change this place"), at: target.span)
            return nil
        }
        return fix
    }

    // MARK: Examples

    private mutating func examples() -> Rule.Examples {
        guard let node = fields.node("examples") else { return Rule.Examples() }
        var entry = FieldReader(node, of: "examples", keys: ["account", "good", "bad"])
        defer { fields.errors += entry.errors }
        let account = export(entry.node("account"))
        return Rule.Examples(
            good: (entry.list("good") ?? []).map { example($0, account) },
            bad: (entry.list("bad") ?? []).map { example($0, account) })
    }

    /// A request document, perhaps with `at` and an account export of its own, or `requests` with a list of them.
    private mutating func example(_ node: Node, _ account: AccountExport?) -> Rule.Example {
        let members = (node.members ?? []).filter { member in
            !["at", "account", "fixed"].contains { member.key == $0 }
        }
        return Rule.Example(
            requests: Node(.object(members), span: node.span), account: export(node["account"]) ?? account,
            at: node["at"]?.string, fixed: node["fixed"], span: node.span)
    }

    /// The answers of an account export, written out.
    private mutating func export(_ node: Node?) -> AccountExport? {
        guard let node else { return nil }
        var export = AccountExport()
        for flaw in export.read(node) { fields.report(.syntax(flaw.reason), at: flaw.span) }
        return export
    }
}

extension Rule.Repeats {
    /// How many violations make a finding; what is no such number is reported.
    static func times(_ node: Node?, _ entry: inout FieldReader) -> Int? {
        guard let node else { return nil }
        if let times = node.integer, (2...1_000).contains(times) { return times }
        entry.report(
            .wrongKind(
                key: "times", expected: "a number from 2 to 1000", found: node.integer.map(String.init) ?? node.kind),
            at: node.span)
        return nil
    }

    /// The seconds that a text such as `10m` stands for; what stands for none, or for more than a year, is reported.
    static func within(_ text: Text?, _ entry: inout FieldReader) -> Int64? {
        guard let text else { return nil }
        if let seconds = seconds(text.string) { return seconds }
        entry.report(
            .wrongKind(key: "within", expected: "a time such as 90s, 10m, 1h or 2d", found: "'\(text.string)'"),
            at: text.span)
        return nil
    }

    private static func seconds(_ text: String) -> Int64? {
        let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
        guard let unit = text.last.flatMap({ units[$0] }), let count = Int64(text.dropLast()), count > 0,
            count <= 366 * 86_400 / unit
        else { return nil }
        return count * unit
    }
}
