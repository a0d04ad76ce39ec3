internal import ArgumentParser

/// Which changes a check is about.
struct ChangeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Report only findings on lines that were changed since the branch left this revision of git.",
            valueName: "rev"))
    var changedSince: String?

    @Flag(help: "Judge what is staged for the next commit, and report only findings on lines that it changes.")
    var staged = false

    func validate() throws {
        if staged, changedSince != nil { throw ValidationError("--staged and --changed-since exclude each other") }
    }

    /// What is staged is not what a fix would write over, and a fix moves the lines that git counted.
    func check(isFixing: Bool) throws(UsageError) {
        guard isFixing, staged || changedSince != nil else { return }
        throw UsageError("--fix does not go with \(staged ? "--staged" : "--changed-since")")
    }

    /// The changes in the repositories that hold the paths; nil where none are asked for.
    func load(_ paths: [String], standardInputName: String) throws -> WorkingTrees? {
        guard staged || changedSince != nil else { return nil }
        let option = changedSince.map { "--changed-since \($0)" } ?? "--staged"
        do throws(GitProcess.Failure) {
            let paths = paths.map { $0 == "-" ? standardInputName : $0 }.filter { $0 != "-" }
            return try WorkingTrees(paths, since: changedSince)
        } catch {
            throw UsageError("\(option): \(error.words)")
        }
    }
}
