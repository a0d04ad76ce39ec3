internal import Policy
internal import SourceText

/// Reads the folder of an account export.
struct AccountFolder {
    /// The problems, and the files that they stand in.
    private(set) var results = Results()
    private(set) var warnings: [String] = []
    /// The files of plain answers, by their paths below the folder: what a ledger that is written down later leaves out.
    private(set) var answers: [(name: String, path: String)] = []
    /// What the ledgers share that earlier runs wrote down.
    private(set) var shared = SavedLedger.Shared()
    /// What rules over time remembered in those.
    private(set) var windows: [Node] = []
    private let number: ((LedgerFile.Place) -> Int)?
    private var initial: SavedLedger?

    /// `number` as `SavedLedger.read` has it.
    init(number: ((LedgerFile.Place) -> Int)?) { self.number = number }

    /// The exports below a folder: its own files, and those of the folders that are named by an account's id.
    mutating func read(_ folder: String) -> Accounts {
        var own: AccountExport?
        var byID: [Int: AccountExport] = [:]
        if let entries = entries(of: folder) {
            if !entries.files.isEmpty { own = export(of: entries.files, in: folder, below: "") }
            for path in entries.folders {
                if let id = AccountFolder.id(of: path) {
                    byID[id] = self.entries(of: path).map { inner in
                        for below in inner.folders { report("an account's folder holds files only", at: below) }
                        return export(of: inner.files, in: path, below: "\(id)/")
                    }
                } else {
                    report("the folder's name is not an account's id", at: path)
                }
            }
        }
        return Accounts(
            own: own?.directory, byID: byID.mapValues(\.directory), initial: initial, names: shared.names)
    }

    private static let isEmpty =
        "the folder holds no saved answer; save those of GetUsers and the like there, such as GetUsers.json"

    private mutating func entries(of folder: String) -> FolderEntries? {
        do throws(FileContents.Failure) {
            let entries = try FolderEntries(folder)
            for path in entries.others { report("it is neither a file nor a folder", at: path) }
            if entries.files.isEmpty, entries.folders.isEmpty, entries.others.isEmpty {
                report(AccountFolder.isEmpty, at: folder)
            }
            return entries
        } catch {
            report(error.reason, at: folder)
            return nil
        }
    }

    private mutating func export(of files: [String], in folder: String, below: String) -> AccountExport {
        var export = AccountExport()
        var ledger: SavedLedger?
        for path in files {
            do throws(FileContents.Failure) {
                let file = SourceFile(name: path, bytes: try FileContents.read(path))
                if LedgerFile.isLedger(file) {
                    if LedgerOutput.isInitial(path) {
                        initial = readLedger(file, initial)
                    } else {
                        ledger = readLedger(file, ledger)
                    }
                } else {
                    answers.append(
                        (
                            below + path.dropFirst(folder.hasSuffix("/") ? folder.utf8.count : folder.utf8.count + 1),
                            path
                        ))
                    read(file, into: &export)
                }
            } catch {
                report(error.reason, at: path)
            }
        }
        for ledger in [below.isEmpty ? initial : nil, ledger].compactMap({ $0 }) {
            if let shortfall = ledger.shortfall { report(shortfall, at: folder) }
            windows += ledger.windows
            export.take(ledger)
        }
        warnings += export.warnings.map { "\(folder): \($0)" }
        return export
    }

    /// A ledger with what another of its files holds.
    private mutating func readLedger(_ file: SourceFile, _ begun: SavedLedger?) -> SavedLedger {
        var ledger = begun ?? SavedLedger()
        do throws(SyntaxError) {
            try ledger.read(file, &shared, number: number)
        } catch {
            add([error], of: file)
        }
        return ledger
    }

    /// Every flaw counts, but of one file no more than a reader can use.
    private mutating func read(_ file: SourceFile, into export: inout AccountExport) {
        add(export.read(file), of: file)
    }

    private mutating func add(_ flaws: [SyntaxError], of file: SourceFile) {
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

    private mutating func report(_ reason: String, at path: String) {
        results.problems.append(Problem(file: path, reason: reason))
    }

    private static func id(of path: String) -> Int? {
        path.split(separator: "/").last.flatMap { name in
            // A zero or a sign before it is nobody's way to write an id, and would make two folders of one.
            Int(name).flatMap { String($0) == name && $0 > 0 ? $0 : nil }
        }
    }
}
