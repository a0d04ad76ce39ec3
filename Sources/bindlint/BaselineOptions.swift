internal import ArgumentParser
internal import Glibc
internal import Policy
internal import SourceText

/// Which findings are accepted as they are.
struct BaselineOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Leave out the findings that this baseline has.", valueName: "file"), completion: .file())
    var baseline: String?

    @Option(
        help: ArgumentHelp(
            "Write the findings of the run into this baseline; with --baseline, of the same file, only those that it has, so "
                + "that its counts shrink. Entries of files that were not judged stay.", valueName: "file"),
        completion: .file())
    var writeBaseline: String?

    /// The baseline, read; nil where none is asked for.
    func load() throws -> LoadedBaseline? {
        guard let path = baseline ?? writeBaseline else { return nil }
        if let baseline, let writeBaseline, RealPath.ofFile(baseline) != RealPath.ofFile(writeBaseline) {
            throw UsageError("--write-baseline beside --baseline must name the same file")
        }
        let isNew = unsafe baseline == nil && access(path, F_OK) != 0
        return LoadedBaseline(
            path: path, baseline: isNew ? Baseline() : try read(path), isWritten: writeBaseline != nil,
            acceptsAll: baseline == nil)
    }

    /// What is wrong with the file is printed with its place.
    private func read(_ path: String) throws -> Baseline {
        var results = Results()
        do {
            let file = SourceFile(name: path, bytes: try FileContents.read(path))
            results.files = [file]
            return try Baseline(file)
        } catch let error as SyntaxError {
            results.problems = [
                Problem(file: path, place: Finding.Place(file: 0, span: error.span), reason: error.reason)
            ]
        } catch let error as FileContents.Failure {
            results.problems = [Problem(file: path, reason: "cannot read the baseline: \(error.reason)")]
        }
        StandardError.print(problemsOf: results)
        throw ExitStatus.untrusted.code
    }
}

/// A baseline as it was read, and what is to become of it.
struct LoadedBaseline {
    let path: String
    let baseline: Baseline
    let isWritten: Bool
    let acceptsAll: Bool

    /// The match for a run over files of these names.
    func match(_ names: [String]) -> BaselineMatch {
        let folder = RealPath.folder(of: RealPath.ofFile(path))
        let names = Dictionary(names.map { ($0, name(of: $0, in: folder)) }, uniquingKeysWith: { first, _ in first })
        return BaselineMatch(baseline, names: names, acceptsAll: acceptsAll, isGone: { isGone($0, in: folder) })
    }

    /// Says what of the baseline is out of date, or writes the next one. `names` are the files that were judged, `folders`
    /// those of which every file was: what is gone from there was judged too.
    func finish(_ match: BaselineMatch, names: [String], folders: [String] = [], isTrusted: Bool) throws {
        let folder = RealPath.folder(of: RealPath.ofFile(path))
        let judged = Set(names.map { name(of: $0, in: folder) })
        let walked = folders.map { RealPath.ofFile($0) }
        func isJudged(_ file: String) -> Bool {
            guard !judged.contains(file) else { return true }
            let whole = "\(folder)/\(file)"
            return isGone(file, in: folder) && walked.contains { whole.hasPrefix($0 == "/" ? $0 : $0 + "/") }
        }
        if !isWritten {
            let stale = match.stale(isJudged: isJudged)
            guard stale > 0 else { return }
            let findings = stale == 1 ? "1 finding of \(path) is" : "\(stale) findings of \(path) are"
            StandardError.print(
                "bindlint: note: \(findings) not there any more; --write-baseline \(path) beside --baseline takes "
                    + "\(stale == 1 ? "it" : "them") out")
            return
        }
        guard isTrusted else {
            return StandardError.printError("the run cannot be trusted, so that \(path) was not written")
        }
        let next = match.next(isJudged: isJudged)
        var file = try AtomicFile(path)
        try file.write(next.bytes)
        try file.finish()
        StandardError.print("bindlint: \(path) accepts \(next.count == 1 ? "1 finding" : "\(next.count) findings")")
    }

    func finish(_ match: BaselineMatch, _ search: InputSearch, isTrusted: Bool) throws {
        try finish(match, names: search.names, folders: search.folders, isTrusted: isTrusted)
    }

    /// How the baseline names a file: by its path from the baseline's folder.
    private func name(of file: String, in folder: String) -> String {
        file == "-" || file == "standard input" ? "-" : RealPath.relative(RealPath.ofFile(file), to: folder)
    }

    private func isGone(_ file: String, in folder: String) -> Bool {
        unsafe file != "-" && access("\(folder)/\(file)", F_OK) != 0
    }
}
