package import Requests
package import SourceText

/// Applies fixes to the files of a run, in memory: those that do not touch each other at once, then reads and judges all
/// again, until there is nothing left to apply.
///
/// A fix after which a request has a finding that it did not have before is taken back.
package struct FixRun {
    /// A file as a reader sees it.
    package struct Reading {
        package var source: Engine.Source
        /// How many places could not be read.
        package var problemCount: Int

        package init(source: Engine.Source, problemCount: Int) {
            self.source = source
            self.problemCount = problemCount
        }
    }

    /// A fix that was taken back.
    package struct Refusal: Sendable {
        package var title: String
        /// The rule whose finding it would have settled, and the one that it would have violated.
        package var rule: String
        package var addedRule: String
        /// Where the finding is.
        package var file: String
        package var line: Int
    }

    /// The files as they are with the fixes, and what judging them found.
    package private(set) var sources: [Engine.Source]
    package private(set) var results: Results
    package private(set) var refusals: [Refusal] = []
    /// How many findings there were.
    private let initialCount: Int
    private let catalog: Catalog
    private let allowsUnsafe: Bool
    private let judge: ([Engine.Source]) -> Results
    private let reported: (Results, [Engine.Source]) -> Results
    private let read: (SourceFile) -> Reading
    private var refusedFixes: Set<String> = []

    /// Turns of a run; each settles at least one finding, and nobody writes so many into one place.
    private static let turnLimit = 200

    /// `judge` finds what is to be judged by, `reported` leaves of it what is to be fixed, and `read` reads one file again
    /// as it was read first.
    package init(
        _ sources: [Engine.Source], _ catalog: Catalog, allowsUnsafe: Bool,
        judge: @escaping ([Engine.Source]) -> Results,
        reported: @escaping (Results, [Engine.Source]) -> Results = { results, _ in results },
        read: @escaping (SourceFile) -> Reading
    ) {
        self.sources = sources
        self.catalog = catalog
        self.allowsUnsafe = allowsUnsafe
        self.judge = judge
        self.reported = reported
        self.read = read
        results = judge(sources)
        initialCount = results.findings.count
        for _ in 0..<FixRun.turnLimit {
            let chosen = choose()
            guard !chosen.isEmpty else { break }
            apply(chosen)
        }
    }

    /// How many findings there are less.
    package var fixedCount: Int { initialCount - results.findings.count }

    // MARK: Choosing

    /// A fix that is applied in a turn.
    private struct Choice {
        var finding: Finding
        var fix: Fix

        /// What names it in every turn.
        var key: String {
            "\(finding.place.file)\u{1F}\(finding.request ?? -1)\u{1F}\(finding.rule)\u{1F}\(fix.title)"
        }

        var request: RequestPlace { RequestPlace(file: finding.place.file, request: finding.request) }
    }

    private struct RequestPlace: Hashable {
        var file: Int
        var request: Int?
    }

    /// The fixes of the next turn. Unsafe ones wait until no safe one is left, and come one a request: what they mend may
    /// be mended already.
    private func choose() -> [Choice] {
        var wanted = reported(results, sources)
        wanted.planFixes(sources, catalog, read: read)
        let safe = choose(among: wanted.findings, areSafe: true)
        guard safe.isEmpty, allowsUnsafe else { return safe }
        var requests: Set<RequestPlace> = []
        return choose(among: wanted.findings, areSafe: false).filter { requests.insert($0.request).inserted }
    }

    /// For each finding the first fix of the kind, as far as none touches another.
    private func choose(among findings: [Finding], areSafe: Bool) -> [Choice] {
        var sets: [Int: EditSet] = [:]
        var chosen: [Choice] = []
        for finding in findings {
            let file = finding.place.file
            for fix in finding.fixes where fix.isSafe == areSafe {
                let choice = Choice(finding: finding, fix: fix)
                guard !refusedFixes.contains(choice.key), sets[file]?.touches(fix.edits) != true else { continue }
                sets[file, default: EditSet()].insert(fix.edits)
                chosen.append(choice)
                break
            }
        }
        return chosen
    }

    // MARK: Applying

    /// Applies as many of the fixes as add no finding; those that add one are refused.
    private mutating func apply(_ chosen: [Choice]) {
        var trial = chosen
        while !trial.isEmpty {
            let (fixed, judged) = outcome(of: trial)
            let added = FixRun.added(in: judged, to: results)
            if added.isEmpty {
                sources = fixed
                results = judged
                // What was refused may do no harm now.
                refusedFixes = []
                refusals = []
                return
            }
            let before = trial.count
            for (place, rule) in added {
                let guilty = trial.filter { $0.request == place }
                if guilty.count == 1 { refuse(guilty[0], rule) }
                // Of several in one request the first is tried alone.
                let kept = guilty.count > 1 ? guilty[0].key : nil
                trial.removeAll { $0.request == place && $0.key != kept }
            }
            if trial.count == before {
                // The finding is in another request than every fix.
                if trial.count == 1 { refuse(trial[0], added[0].rule) }
                trial = Array(trial[..<(trial.count / 2)])
            }
        }
    }

    private mutating func refuse(_ choice: Choice, _ rule: String) {
        guard refusedFixes.insert(choice.key).inserted else { return }
        let file = results.files[choice.finding.place.file]
        refusals.append(
            Refusal(
                title: choice.fix.title, rule: choice.finding.rule, addedRule: rule, file: file.name,
                line: file.position(of: choice.finding.place.span.start).line))
    }

    private func outcome(of trial: [Choice]) -> ([Engine.Source], Results) {
        var sets: [Int: EditSet] = [:]
        for choice in trial { sets[choice.finding.place.file, default: EditSet()].insert(choice.fix.edits) }
        var fixed = sources
        for (file, edits) in sets { fixed[file] = read(edits.applied(to: sources[file].file)).source }
        return (fixed, judge(fixed))
    }

    /// The requests that have more findings of a rule than before, in the order of the files.
    private static func added(in new: Results, to old: Results) -> [(place: RequestPlace, rule: String)] {
        var counts: [Key: Int] = [:]
        for finding in old.findings { counts[Key(finding), default: 0] += 1 }
        var added: [(RequestPlace, String)] = []
        for finding in new.findings {
            counts[Key(finding), default: 0] -= 1
            if counts[Key(finding), default: 0] < 0 { added.append((Key(finding).place, finding.rule)) }
        }
        return added
    }

    private struct Key: Hashable {
        var place: RequestPlace
        var rule: String

        init(_ finding: Finding) {
            place = RequestPlace(file: finding.place.file, request: finding.request)
            rule = finding.rule
        }
    }

    // MARK: What came of it

    /// Gives up the fixes of files that cannot be written, and judges what stands there.
    package mutating func restore(_ files: [Int], from original: [Engine.Source]) {
        guard !files.isEmpty else { return }
        for file in files { sources[file] = original[file] }
        results = judge(sources)
    }
}
