internal import ArgumentParser
internal import Policy
internal import Reports
internal import Requests
internal import SourceText

/// Whether and how findings are fixed.
struct FixOptions: ParsableArguments {
    @Flag(help: "Apply the fixes that keep what a request means, and report what remains.")
    var fix = false

    @Flag(help: "With --fix or --diff: the fixes too that change what a request means.")
    var unsafeFixes = false

    @Flag(help: "Print what --fix would change, and write nothing.")
    var diff = false

    func validate() throws {
        if unsafeFixes, !fix, !diff { throw ValidationError("--unsafe-fixes goes with --fix or --diff") }
    }

    var isOn: Bool { fix || diff }

    /// Standard input cannot be written.
    func check(_ paths: [String]) throws(UsageError) {
        if fix, !diff, paths.contains("-") {
            throw UsageError("--fix cannot write standard input; --diff prints what it would change")
        }
    }

    // MARK: Running

    /// What remains to be reported, and whether files are, or would be, changed.
    struct Outcome {
        var results: Results
        var changesFiles = false
    }

    /// Judges, and fixes what is asked for. `reported` leaves of the results what is reported.
    func run(
        _ check: CheckRun, reported: @escaping (Results, [Engine.Source]) -> Results
    ) throws -> Outcome {
        guard let catalog = check.catalog, isOn else {
            var results = reported(check.judge(check.sources), check.sources)
            if let catalog = check.catalog { results.planFixes(check.sources, catalog, read: check.read) }
            return Outcome(results: results)
        }
        var run = FixRun(
            check.sources, catalog, allowsUnsafe: unsafeFixes, judge: check.judge, reported: reported,
            read: check.read)
        let problems = diff ? [] : write(&run, check.sources)
        var results = reported(run.results, run.sources)
        results.planFixes(run.sources, catalog, read: check.read)
        results.problems += problems
        let changed = FixOptions.changedFiles(run, check.sources)
        if diff { try printDiff(run, check.sources, changed, results.secrets) }
        report(run, changed.count, remaining: results)
        return Outcome(results: results, changesFiles: !changed.isEmpty)
    }

    /// Writes the files that a run changed. Those that cannot be written are left as they are; why is returned.
    private func write(_ run: inout FixRun, _ original: [Engine.Source]) -> [Problem] {
        var problems: [Problem] = []
        var failed: [Int] = []
        for index in FixOptions.changedFiles(run, original) {
            do throws(WriteError) {
                try FixedFile(original[index].file).replace(with: run.sources[index].file.bytes)
            } catch {
                problems.append(Problem(file: original[index].file.name, reason: "not fixed: \(error.reason)"))
                failed.append(index)
            }
        }
        run.restore(failed, from: original)
        return problems
    }

    private func printDiff(
        _ run: FixRun, _ original: [Engine.Source], _ changed: [Int], _ secrets: Secrets
    ) throws(OutputError) {
        for index in changed {
            let diff = UnifiedDiff(from: original[index].file, to: run.sources[index].file, hiding: secrets)
            try StandardOutput.write(diff.bytes(forTerminal: StandardOutput.isTerminal))
        }
    }

    private static func changedFiles(_ run: FixRun, _ original: [Engine.Source]) -> [Int] {
        original.indices.filter { original[$0].file.bytes != run.sources[$0].file.bytes }
    }

    // MARK: What came of it

    /// Says on standard error what was fixed, what was not and why, and what of `remaining` could be.
    private func report(_ run: FixRun, _ files: Int, remaining: Results) {
        for refusal in run.refusals {
            let words = "not fixed (\(refusal.title)): it would violate \(refusal.addedRule)"
            let line = "\(refusal.file):\(refusal.line): \(refusal.rule): \(words)"
            StandardError.print("bindlint: \(remaining.secrets.masked(line).escapedForTerminal)")
        }
        var words = diff ? "would fix" : "fixed"
        words += files == 0 ? " nothing" : " \(counted(run.fixedCount, "finding")) in \(counted(files, "file"))"
        let unsafe = unsafeFixes ? 0 : remaining.fixableUnsafely
        if unsafe > 0 { words += "; \(unsafe) more with --unsafe-fixes" }
        let rest = remaining.findings.count - unsafe
        if rest > 0 { words += "; \(rest) \(rest == 1 ? "has" : "have") to be fixed by hand" }
        StandardError.print("bindlint: \(words)")
    }
}

/// "1 file", "2 files"
private func counted(_ count: Int, _ thing: String) -> String { "\(count) \(thing)\(count == 1 ? "" : "s")" }
