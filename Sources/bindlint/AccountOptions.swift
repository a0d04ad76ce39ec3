internal import ArgumentParser
internal import Policy
internal import SourceText

/// The account export that a command judges with.
struct AccountOptions: ParsableArguments {
    @Option(
        name: .customLong("account"),
        help: ArgumentHelp(
            "The account export: a folder of saved answers of GetSipRegistrations, GetUsers, GetApplications, GetRules and "
                + "GetKeys; of several accounts, a folder for each, named by its id.", valueName: "dir"),
        completion: .directory)
    var folder: String?

    /// The exports, or nil where none is asked for, neither by an option nor by the configuration. What cannot be read is
    /// printed, all of it, before it throws; what is incomplete is printed as a warning. `number` as `SavedLedger.read` has
    /// it.
    func load(
        _ configuration: RunConfiguration = .none, number: ((LedgerFile.Place) -> Int)? = nil
    ) throws -> LoadedAccounts? {
        guard let folder = folder ?? configuration.account else { return nil }
        var reader = AccountFolder(number: number)
        let accounts = reader.read(folder)
        guard reader.results.problems.isEmpty else {
            StandardError.print(problemsOf: reader.results)
            throw ExitStatus.untrusted.code
        }
        for warning in reader.warnings { StandardError.print("bindlint: warning: \(warning)") }
        return LoadedAccounts(
            accounts: accounts, earlierLogs: reader.shared.logs, windows: reader.windows, answers: reader.answers)
    }
}

/// Where an audit writes what it knows at its end.
struct LedgerOptions: ParsableArguments {
    @Option(
        name: .customLong("ledger-out"),
        help: ArgumentHelp(
            "Write what is bound at the end into this folder, as an account export: the next audit begins there with "
                + "--account.", valueName: "dir"), completion: .directory)
    var folder: String?
}

/// The account exports of a run.
struct LoadedAccounts {
    let accounts: Accounts
    /// The logs of the runs that wrote the ledgers down, by which these know when something was bound.
    let earlierLogs: [String]
    /// What rules over time remembered at the end of the last run.
    let windows: [Node]
    /// The files of plain answers, by their paths below the folder.
    let answers: [(name: String, path: String)]
}
