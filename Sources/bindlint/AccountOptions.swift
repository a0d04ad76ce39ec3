internal import ArgumentParser
internal import Policy
internal import SourceText

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

/// Reads the folder of an account export.
struct AccountFolder {
    /// The problems, and the files that they stand in.
    private(set) var results = Results()
    private(set) var warnings: [String] = []

    /// The exports below a folder: its own files, and those of the folders that are named by an account's id.
    mutating func read(_ folder: String) -> Accounts {
        guard let entries = entries(of: folder) else { return Accounts(own: nil) }
        let own = export(of: entries.files)
        var byID: [Int: AccountExport] = [:]
        for path in entries.folders {
            guard let id = AccountFolder.id(of: path) else {
                report("the folder's name is not an account's id", at: path)
                continue
            }
            guard let entries = self.entries(of: path) else { continue }
            for inner in entries.folders { report("an account's folder holds files only", at: inner) }
            byID[id] = export(of: entries.files)
            if entries.files.isEmpty, entries.folders.isEmpty { report(AccountFolder.isEmpty, at: path) }
        }
        if entries.files.isEmpty, entries.folders.isEmpty { report(AccountFolder.isEmpty, at: folder) }
        warn(own, folder)
        for (id, export) in byID.sorted(by: { $0.key < $1.key }) { warn(export, "\(folder)/\(id)") }
        return Accounts(own: own.isEmpty ? nil : own.directory, byID: byID.mapValues(\.directory))
    }

    private static let isEmpty =
        "the folder holds no saved answer; save those of GetUsers and the like there, such as GetUsers.json"

    private mutating func entries(of folder: String) -> FolderEntries? {
        do throws(FileContents.Failure) {
            return try FolderEntries(folder)
        } catch {
            report(error.reason, at: folder)
            return nil
        }
    }

    private mutating func export(of files: [String]) -> AccountExport {
        var export = AccountExport()
        for path in files {
            do throws(FileContents.Failure) {
                read(SourceFile(name: path, bytes: try FileContents.read(path)), into: &export)
            } catch {
                report(error.reason, at: path)
            }
        }
        return export
    }

    /// Every flaw counts, but of one file no more than a reader can use.
    private mutating func read(_ file: SourceFile, into export: inout AccountExport) {
        let flaws = export.read(file)
        guard !flaws.isEmpty else { return }
        let index = results.files.count
        results.files.append(file)
        let shown = flaws.prefix(AccountFolder.mostFlaws)
        results.problems += shown.map { flaw in
            Problem(file: file.name, place: .init(file: index, span: flaw.span), reason: flaw.reason)
        }
        if flaws.count > shown.count { report("\(flaws.count - shown.count) more flaws like these", at: file.name) }
    }

    private static let mostFlaws = 20

    private mutating func warn(_ export: AccountExport, _ folder: String) {
        warnings += export.warnings.map { "\(folder): \($0)" }
    }

    private mutating func report(_ reason: String, at path: String) {
        results.problems.append(Problem(file: path, reason: reason))
    }

    private static func id(of path: String) -> Int? {
        path.split(separator: "/").last.flatMap { name in
            name.utf8.allSatisfy { $0 &- 0x30 < 10 } ? Int(name) : nil
        }
    }
}
