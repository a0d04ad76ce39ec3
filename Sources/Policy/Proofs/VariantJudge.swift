internal import Requests
internal import SourceText

/// Judges requests that were made up, by the ordinary reader and engine, and remembers which rules applied to any.
struct VariantJudge {
    let rules: [Rule]
    let vocabulary: Vocabulary
    /// What fails a request: a finding of this severity or a graver one.
    let failing: Severity
    /// The numbers of the rules that applied to a request.
    private(set) var applied: Set<Int> = []

    private let engine: Engine
    private let read: (Node) -> Engine.Source

    /// `read` makes the requests of one document, as the readers of request files do.
    init(_ rules: [Rule], _ vocabulary: Vocabulary, failing: Severity, read: @escaping (Node) -> Engine.Source) {
        self.rules = rules
        self.vocabulary = vocabulary
        self.failing = failing
        self.read = read
        engine = Engine(rules: rules, vocabulary: vocabulary)
    }

    mutating func judge(_ variant: Variant) -> Walk.Row {
        let (source, violated) = judge(variant.document)
        return Walk.Row(
            variant: variant, action: source?.requests.first?.action(vocabulary.catalog), violated: violated.last ?? [])
    }

    /// The rules that each request of a sequence violates.
    mutating func judge(sequence: [Variant]) -> [[Int]] { judge(.list(sequence.map(\.document))).violated }

    /// Whether nothing that a request violates fails it.
    func passes(_ row: Walk.Row) -> Bool { failures(row.violated).isEmpty }

    /// The rules among those numbers that fail a request.
    func failures(_ violated: [Int]) -> [Int] { violated.filter { rules[$0].severity >= failing } }

    private mutating func judge(_ document: JSON) -> (source: Engine.Source?, violated: [[Int]]) {
        let file = SourceFile(name: "a made-up request", bytes: document.serialized())
        guard let node = try? Node(json: file.text) else { return (nil, []) }
        var source = read(node)
        source.file = file
        return (source, judge(source, by: engine))
    }

    /// The rules that each request of an example violates, where the rule's examples have an account export with it.
    mutating func add(_ source: Engine.Source, accounts: Accounts?) {
        _ = judge(source, by: Engine(rules: rules, vocabulary: vocabulary, accounts: accounts), accounts)
    }

    private mutating func judge(_ source: Engine.Source, by engine: Engine, _ accounts: Accounts? = nil) -> [[Int]] {
        let history = History([source], vocabulary.catalog, accounts)
        return source.requests.indices.map { number in
            let verdict = engine.judge(
                source.requests[number], history.circumstances(of: number), files: [source.file])
            applied.formUnion(verdict.applied)
            let ids = verdict.results.findings.map(\.rule)
            return rules.indices.filter { ids.contains(rules[$0].id) }
        }
    }
}
