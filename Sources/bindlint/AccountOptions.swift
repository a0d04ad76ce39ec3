internal import ArgumentParser
internal import Policy

/// The account export that a command judges with.
struct AccountOptions: ParsableArguments {
    @Option(
        name: .customLong("account"),
        help: ArgumentHelp(
            "The account export: a folder of saved answers of GetSipRegistrations, GetUsers, GetApplications, GetRules and "
                + "GetKeys; of several accounts, a folder for each, named by its id.", valueName: "dir"))
    var folder: String?

    /// The exports, or nil where none is asked for. What cannot be read is printed, all of it, before it throws; what is
    /// incomplete is printed as a warning.
    func load() throws -> Accounts? {
        guard let folder else { return nil }
        var reader = AccountFolder()
        let accounts = reader.read(folder)
        guard reader.results.problems.isEmpty else {
            StandardError.print(problemsOf: reader.results)
            throw ExitStatus.untrusted.code
        }
        for warning in reader.warnings { StandardError.print("bindlint: warning: \(warning)") }
        return accounts
    }
}
