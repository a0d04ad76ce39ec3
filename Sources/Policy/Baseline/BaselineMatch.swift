internal import SourceText

/// A run's findings against a baseline: what is accepted, what is new, and what the next baseline is.
///
/// An accepted finding uses its entry up. One in a file without such an entry takes that of a file that is not there any
/// more, so that renaming a file brings nothing back.
package struct BaselineMatch: Sendable {
    private typealias Key = Baseline.Key
    private typealias Entry = Baseline.Entry

    private let baseline: Baseline
    /// The files' names in the baseline by their names in the run.
    private let names: [String: String]
    /// Whether what is new is accepted too: the next baseline is to have all that the run found.
    private let acceptsAll: Bool
    /// What is left of each entry.
    private var rest: [Key: Int]
    /// Files of the baseline that are not there any more and have entries of a kind, in order.
    private let goneFiles: [UInt128: [String]]
    /// What was accepted, under the files where it was found.
    private var accepted: [Key: Entry] = [:]

    /// `isGone` tells of a file of the baseline whether there is none of that name any more.
    package init(_ baseline: Baseline, names: [String: String], acceptsAll: Bool, isGone: (String) -> Bool) {
        self.baseline = baseline
        self.names = names
        self.acceptsAll = acceptsAll
        rest = baseline.entries.mapValues(\.count)
        let gone = Set(Set(baseline.entries.keys.map(\.file)).filter(isGone))
        goneFiles = Dictionary(grouping: baseline.entries.keys.filter { gone.contains($0.file) }, by: \.kind)
            .mapValues { $0.map(\.file).sorted() }
    }

    /// Takes the findings out that are accepted, and counts them.
    package mutating func apply(to results: inout Results) {
        let indices = results.findings.indices.filter { accepts(results.findings[$0], results) }
        results.remove(Set(indices))
        results.baselined += indices.count
    }

    private mutating func accepts(_ finding: Finding, _ results: Results) -> Bool {
        guard let kind = UInt128(finding.kind ?? finding.fingerprint, radix: 16) else { return false }
        let name = results.files[finding.place.file].name
        let file = results.secrets.masked(names[name] ?? name)
        let files = [file] + (goneFiles[kind] ?? [])
        if let entry = files.lazy.map({ Key(kind: kind, file: $0) }).first(where: { (rest[$0] ?? 0) > 0 }) {
            rest[entry, default: 0] -= 1
        } else if !acceptsAll {
            return false
        }
        let operation = results.secrets.masked(finding.operation)
        accepted[Key(kind: kind, file: file), default: Entry(count: 0, rule: finding.rule, operation: operation)]
            .count += 1
        return true
    }

    /// How many findings the baseline accepts that the run could have found and did not.
    package func stale(isJudged: (String) -> Bool) -> Int {
        rest.reduce(0) { $0 + (isJudged($1.key.file) ? $1.value : 0) }
    }

    /// The baseline with what was accepted, so that no count grows unless all is accepted. Entries of files that were not
    /// judged stay, but for those that a renamed file has taken.
    package func next(isJudged: (String) -> Bool) -> Baseline {
        var next = Baseline()
        for (key, entry) in baseline.entries where !isJudged(key.file) {
            guard let rest = rest[key], rest > 0 else { continue }
            next.entries[key] = entry
            next.entries[key]?.count = rest
        }
        for (key, entry) in accepted { next.entries[key] = entry }
        return next
    }
}
