internal import CEL
internal import Requests
internal import SourceText

/// One request under judgement: evaluates rules and keeps what they find.
struct Judgement {
    struct Context {
        var subject: Subject
        var fileIndex: Int
        var file: SourceFile
        var history: History
    }

    private let context: Context
    private(set) var findings: [Finding] = []
    private(set) var undecided: [Undecided] = []

    init(_ context: Context) { self.context = context }

    private var subject: Subject { context.subject }

    mutating func judge(_ rule: Rule) {
        var bindings = subject.bindings
        guard let each = rule.each else {
            judge(rule, &bindings, element: nil)
            return
        }
        switch each.list.evaluate(bindings) {
        case .list(let elements):
            let before = undecided.count
            for element in elements {
                bindings.locals = [.element(element)]
                judge(rule, &bindings, element: Element(element))
            }
            // One element that cannot be decided says as much as several.
            if undecided.count > before + 1 { undecided.removeSubrange((before + 1)...) }
        case .unknown(let unknowns): leaveUndecided(rule, reason(unknowns))
        case .error(let error): leaveUndecided(rule, error.description)
        default: leaveUndecided(rule, "'each' gave no list")
        }
    }

    /// Violated where `when` is true and `require` is false. Where `when` is not known a requirement that is met settles
    /// it: the rule holds either way.
    private mutating func judge(_ rule: Rule, _ bindings: inout Bindings, element: Element?) {
        let applies = rule.when?.evaluateBool(bindings) ?? .true
        guard applies != .false else { return }
        let isMet = rule.require.evaluateBool(bindings)
        guard isMet != .true else { return }
        switch (applies, isMet) {
        case (.true, .false): findings.append(finding(rule, &bindings, element))
        case (.unknown(let unknowns), _), (.true, .unknown(let unknowns)): leaveUndecided(rule, reason(unknowns))
        case (.error(let error), _), (.true, .error(let error)): leaveUndecided(rule, error.description)
        case (.false, _), (_, .true): break
        }
    }

    // MARK: Findings

    private func finding(_ rule: Rule, _ bindings: inout Bindings, _ element: Element?) -> Finding {
        let place = rule.at.first { subject.span(at: $0, element) != nil } ?? .operation
        bindings.locals = Array(bindings.locals.prefix(rule.each == nil ? 0 : 1)) + [pointedAt(place, element)]
        let span = subject.span(at: place, element) ?? subject.request.origin.span
        return Finding(
            rule: rule.id, severity: rule.severity, basis: rule.basis, source: rule.source,
            message: rule.message.text(bindings) ?? rule.title, hint: rule.hint?.text(bindings),
            place: Finding.Place(file: context.fileIndex, span: span), operation: subject.request.method.text.string,
            related: rule.related.compactMap { related(rule: $0, bindings, element) },
            fixes: rule.fixes.compactMap { $0.fix(subject, bindings, element: element, file: context.file) },
            fingerprint: fingerprint(rule, place, element))
    }

    /// The variable `at`: the argument that the finding points at, where it points at one.
    private func pointedAt(_ place: PlaceName, _ element: Element?) -> Binding {
        guard let argument = subject.argument(at: place, element),
            case .value(.list(let arguments)) = subject.bindings[subject.vocabulary.slot("request.arguments")]
        else { return .absent }
        let index = subject.request.arguments.firstIndex {
            $0.span == argument.span && $0.name.span == argument.name.span
        }
        return index.map { .value(arguments[$0]) } ?? .absent
    }

    private func related(rule: Rule.Related, _ bindings: Bindings, _ element: Element?) -> Finding.Related? {
        let place: Finding.Place?
        switch rule.at {
        case .displacing: place = context.history.displacing
        case .rival: place = context.history.rival
        default:
            place = subject.span(at: rule.at, element).map { Finding.Place(file: context.fileIndex, span: $0) }
        }
        guard let place, let message = rule.message.text(bindings) else { return nil }
        return Finding.Related(place: place, message: message)
    }

    /// The same for the same request however it is written: neither order nor layout nor place counts.
    private func fingerprint(_ rule: Rule, _ place: PlaceName, _ element: Element?) -> String {
        var digest = Fingerprint()
        digest.add(rule.id)
        digest.add(subject.request.method.text.string)
        let arguments = subject.request.arguments.map { argument in
            let text = argument.value.string
            let boolean =
                subject.entry?.parameter(argument.name.string)?.type == .boolean ? ParameterType.boolean(text) : nil
            return "\(argument.name.string)=\(boolean.map(String.init) ?? text)"
        }
        for argument in arguments.sorted() { digest.add(argument) }
        digest.add(subject.argument(at: place, element)?.name.string ?? "")
        return digest.digest()
    }

    // MARK: Undecided

    private mutating func leaveUndecided(_ rule: Rule, _ reason: String) {
        let place = rule.at.first { subject.span(at: $0, nil) != nil } ?? .operation
        let span = subject.span(at: place, nil) ?? subject.request.origin.span
        undecided.append(
            Undecided(rule: rule.id, place: Finding.Place(file: context.fileIndex, span: span), reason: reason))
    }

    /// What was not known, in words.
    private func reason(_ unknowns: Unknowns) -> String {
        let declarations = subject.vocabulary.declarations
        let names = unknowns.slots.map { slot in
            slot < declarations.slotCount ? declarations.path(ofSlot: slot) : "an argument"
        }
        guard !names.isEmpty else { return "a part of the request is not known" }
        return names.joined(separator: ", ") + (names.count == 1 ? " is not known" : " are not known")
    }
}

extension Binding {
    /// An element that may itself be unknown.
    fileprivate static func element(_ value: Value) -> Binding { .value(value) }
}
