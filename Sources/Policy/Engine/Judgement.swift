internal import CEL
internal import Requests
internal import SourceText

/// One request under judgement: evaluates rules and keeps what they find.
struct Judgement {
    private let request: Request
    private let circumstances: Circumstances
    private let vocabulary: Vocabulary
    private let fileIndex: Int
    private let file: SourceFile
    /// Made when the first rule is evaluated: most requests have a shape that settles every rule.
    private lazy var subject = Subject(request, circumstances, vocabulary)
    /// What a request of this shape says, without what another of the same shape may say otherwise.
    private lazy var blurred = subject.blurredBindings
    private(set) var findings: [Finding] = []
    private(set) var undecided: [Undecided] = []

    init(
        _ request: Request, _ circumstances: Circumstances, _ vocabulary: Vocabulary, fileIndex: Int, file: SourceFile
    ) {
        self.request = request
        self.circumstances = circumstances
        self.vocabulary = vocabulary
        self.fileIndex = fileIndex
        self.file = file
    }

    /// How a rule came out.
    enum Outcome: Equatable {
        case violated
        /// It could not be decided.
        case undecided(reason: String)
        /// `when` was false, for every element.
        case notApplicable
        /// It holds.
        case holds

        /// Whether every request of the same shape comes out like this.
        func isSettled(by reads: RuleReads) -> Bool {
            guard reads.eachIsShape else { return false }
            switch self {
            case .violated: return false
            case .notApplicable: return reads.whenIsShape
            case .holds, .undecided: return reads.isShape
            }
        }
    }

    mutating func judge(_ rule: Rule) -> Outcome {
        var bindings = subject.bindings
        guard let each = rule.each else { return judge(rule, &bindings, element: nil) }
        switch each.list.evaluate(bindings) {
        case .list(let elements):
            let before = undecided.count
            var outcome = Outcome.notApplicable
            for element in elements {
                bindings.locals = [.value(element)]
                let next = judge(rule, &bindings, element: Element(element))
                switch (outcome, next) {
                case (.violated, _), (.undecided, .holds), (.undecided, .undecided), (_, .notApplicable): break
                default: outcome = next
                }
            }
            // One element that cannot be decided says as much as several.
            if undecided.count > before + 1 { undecided.removeSubrange((before + 1)...) }
            return outcome
        case .unknown(let unknowns): return leaveUndecided(rule, reason(unknowns))
        case .error(let error): return leaveUndecided(rule, error.description)
        default: return leaveUndecided(rule, "'each' gave no list")
        }
    }

    /// Violated where `when` is true and `require` is false. Where `when` is not known a requirement that is met settles
    /// it: the rule holds either way.
    private mutating func judge(_ rule: Rule, _ bindings: inout Bindings, element: Element?) -> Outcome {
        let applies = rule.when?.evaluateBool(bindings) ?? .true
        guard applies != .false else { return .notApplicable }
        let isMet = rule.require.evaluateBool(bindings)
        switch (applies, isMet) {
        case (.false, _), (_, .true): return .holds
        case (.true, .false):
            findings.append(finding(rule, &bindings, element))
            return .violated
        case (.unknown(let unknowns), _), (.true, .unknown(let unknowns)):
            return leaveUndecided(rule, reason(unknowns))
        case (.error(let error), _), (.true, .error(let error)):
            return leaveUndecided(rule, error.description)
        }
    }

    /// Gives all that was found the request's number in the run.
    mutating func number(_ number: Int) {
        for index in findings.indices { findings[index].request = number }
        for index in undecided.indices { undecided[index].request = number }
    }

    // MARK: By shape

    /// What a rule comes to for every request of the same shape, whatever its texts, numbers and times are; nil where they
    /// decide it.
    mutating func outcomeByShape(_ rule: Rule) -> Outcome? {
        var bindings = blurred
        guard let each = rule.each else { return Judgement.outcomeByShape(rule, bindings) }
        guard case .list(let elements) = each.list.evaluate(bindings) else { return nil }
        var outcome = Outcome.notApplicable
        for element in elements {
            bindings.locals = [.value(element)]
            guard let next = Judgement.outcomeByShape(rule, bindings) else { return nil }
            if next == .holds { outcome = .holds }
        }
        return outcome
    }

    private static func outcomeByShape(_ rule: Rule, _ bindings: Bindings) -> Outcome? {
        if let when = rule.when, when.evaluateBool(bindings) == .false { return .notApplicable }
        return rule.require.evaluateBool(bindings) == .true ? .holds : nil
    }

    // MARK: Findings

    private mutating func finding(_ rule: Rule, _ bindings: inout Bindings, _ element: Element?) -> Finding {
        let place = rule.at.first { subject.span(at: $0, element) != nil } ?? .operation
        bindings.locals = Array(bindings.locals.prefix(rule.each == nil ? 0 : 1)) + [pointedAt(place, element)]
        let span = subject.span(at: place, element) ?? subject.request.origin.span
        return Finding(
            rule: rule.id, severity: rule.severity, basis: rule.basis, source: rule.source,
            message: rule.message.text(bindings) ?? rule.title, hint: rule.hint?.text(bindings),
            place: Finding.Place(file: fileIndex, span: span), operation: subject.request.method.text.string,
            related: rule.related.compactMap { related(rule: $0, bindings, element) },
            fixes: rule.fixes.compactMap { $0.fix(subject, bindings, element: element) },
            fingerprint: fingerprint(rule, place, element), deferral: deferral(rule, bindings))
    }

    /// A repetition without a time counts for itself.
    private mutating func deferral(_ rule: Rule, _ bindings: Bindings) -> Finding.Deferral? {
        if rule.waitsForEnd { return .untilEnd }
        guard let repeats = rule.repeats, let time = request.time else { return nil }
        let account = circumstances.account.map(String.init) ?? ""
        return .repeats(
            Finding.Repetition(
                key: "\(account)\u{1F}\(repeats.by.text(bindings) ?? "")", time: time, times: repeats.times,
                within: repeats.within))
    }

    /// The variable `at`: the argument that the finding points at, where it points at one.
    private mutating func pointedAt(_ place: PlaceName, _ element: Element?) -> Binding {
        guard let argument = subject.argument(at: place, element),
            case .value(.list(let arguments)) = subject.bindings[subject.vocabulary.slot("request.arguments")]
        else { return .absent }
        let index = subject.request.arguments.firstIndex {
            $0.span == argument.span && $0.name.span == argument.name.span
        }
        return index.map { .value(arguments[$0]) } ?? .absent
    }

    private mutating func related(rule: Rule.Related, _ bindings: Bindings, _ element: Element?) -> Finding.Related? {
        let place: Finding.Place?
        switch rule.at {
        case .displacing: place = circumstances.displacing
        case .rival: place = circumstances.rival?.place
        default:
            place = subject.span(at: rule.at, element).map { Finding.Place(file: fileIndex, span: $0) }
        }
        guard let place, let message = rule.message.text(bindings) else { return nil }
        return Finding.Related(place: place, message: message)
    }

    /// The same for the same request however it is written: neither order nor layout nor place counts, nor what the secrets
    /// of a request are. Where the rule is that a secret is written out, a little of its digest counts: enough to tell
    /// another secret, too little to find this one by.
    private mutating func fingerprint(_ rule: Rule, _ place: PlaceName, _ element: Element?) -> String {
        var digest = Fingerprint()
        digest.add(rule.id)
        digest.add(subject.request.method.text.string)
        let arguments = subject.request.arguments.map { argument in
            let name = argument.name.string
            guard !vocabulary.catalog.isSecret(argument.name) else { return "\(name)=" }
            let text = argument.value.string
            let boolean = subject.entry?.parameter(name)?.type == .boolean ? ParameterType.boolean(text) : nil
            return "\(name)=\(boolean.map(String.init) ?? text)"
        }
        for argument in arguments.sorted() { digest.add(argument) }
        digest.add(subject.argument(at: place, element)?.name.string ?? "")
        guard let secret = subject.secret(at: place, element) else { return digest.digest() }
        digest.add(secret.name)
        if secret.isLiteral, rule.concernsLiteralSecrets(vocabulary) {
            var own = Fingerprint()
            own.add(secret.secret.string)
            digest.add(String(own.digest().prefix(4)))
        }
        return digest.digest()
    }

    // MARK: Undecided

    private mutating func leaveUndecided(_ rule: Rule, _ reason: String) -> Outcome {
        let place = rule.at.first { subject.span(at: $0, nil) != nil } ?? .operation
        let span = subject.span(at: place, nil) ?? subject.request.origin.span
        undecided.append(
            Undecided(rule: rule.id, place: Finding.Place(file: fileIndex, span: span), reason: reason))
        return .undecided(reason: reason)
    }

    /// What was not known, in words.
    private mutating func reason(_ unknowns: Unknowns) -> String {
        let declarations = subject.vocabulary.declarations
        let names = unknowns.slots.map { slot in
            slot < declarations.slotCount ? declarations.path(ofSlot: slot) : "an argument"
        }
        guard !names.isEmpty else { return "a part of the request is not known" }
        return names.joined(separator: ", ") + (names.count == 1 ? " is not known" : " are not known")
    }
}
