internal import Glibc
internal import Policy
internal import SourceText

/// Writes the ledgers of a run into a folder, in the form of an account export: `--ledger-out DIR`.
struct LedgerOutput {
    let folder: String
    /// Where requests' numbers stand, by which the ledgers know what bound something.
    let context: LedgerFile.Context
    /// The exports that the run began with.
    let loaded: LoadedAccounts?

    /// Bytes of a file at the most, but for its last line: so much is read at once later.
    var fileSize = 50_000_000

    private static let fileName = "GetSipRegistrations"
    private static let initialName = "GetSipRegistrations-others"

    /// Whether a file's name is that of the ledger with which accounts begin that have none.
    static func isInitial(_ path: String) -> Bool {
        path.split(separator: "/").last?.hasPrefix(initialName) ?? false
    }

    /// Writes the ledger of every account, and what accounts begin with that have none. The answers of the export that are
    /// not about registrations are copied, so that the folder is a whole export. Each file is there whole or not at all.
    func write(_ ledgers: Ledgers, windows: [JSON]) throws(WriteError) {
        try makeFolder(folder)
        for account in ledgers.accounts {
            var context = context
            context.directory = loaded?.accounts.directory(of: account)
            context.windows = account == nil ? windows : []
            let below = account.map { "\(folder)/\($0)" } ?? folder
            try makeFolder(below)
            try write(ledgers[account], context, "\(below)/\(LedgerOutput.fileName)")
        }
        let isOwned = ledgers.accounts.contains(nil)
        if loaded?.accounts.servesAll == true || !isOwned && !windows.isEmpty {
            var context = context
            context.directory = loaded?.accounts.directory(of: nil)
            context.isInitial = true
            context.windows = isOwned ? [] : windows
            try write(ledgers.initial, context, "\(folder)/\(LedgerOutput.initialName)")
        }
        for answer in loaded?.answers ?? [] { try copy(answer.path, to: answer.name) }
    }

    /// Writes one ledger into as many files as it needs, and removes those that a longer one left behind.
    private func write(_ ledger: Ledger, _ context: LedgerFile.Context, _ path: String) throws(WriteError) {
        var part = 1
        var file = try AtomicFile("\(path).json")
        try LedgerFile.write(ledger, context) { line throws(WriteError) in
            if file.size > fileSize {
                try file.finish()
                part += 1
                file = try AtomicFile(LedgerOutput.path(path, part: part))
            }
            try file.write(line)
        }
        try file.finish()
        while unsafe unlink(LedgerOutput.path(path, part: part + 1)) == 0 { part += 1 }
    }

    /// Named so that the parts of a ledger are read in their order.
    private static func path(_ path: String, part: Int) -> String {
        let digits = String(part)
        return "\(path).part" + String(repeating: "0", count: max(0, 3 - digits.utf8.count)) + digits + ".json"
    }

    private func copy(_ source: String, to name: String) throws(WriteError) {
        let path = "\(folder)/\(name)"
        guard !name.hasSuffix("\(LedgerOutput.fileName).json"), !LedgerOutput.isSame(source, path) else { return }
        let bytes: [UInt8]
        do throws(FileContents.Failure) {
            bytes = try FileContents.read(source)
        } catch {
            throw WriteError(path: path, reason: "\(source): \(error.reason)")
        }
        if let slash = path.lastIndex(of: "/") { try makeFolder(String(path[..<slash])) }
        var file = try AtomicFile(path)
        try file.write(bytes)
        try file.finish()
    }

    private static func isSame(_ first: String, _ second: String) -> Bool {
        var one = stat()
        var other = stat()
        guard unsafe stat(first, &one) == 0, unsafe stat(second, &other) == 0 else { return false }
        return one.st_dev == other.st_dev && one.st_ino == other.st_ino
    }
}
