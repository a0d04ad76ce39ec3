internal import ArgumentParser
internal import Glibc

/// `bindlint init`: writes a configuration to begin with.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Write a commented .bindlint.yaml that changes nothing yet.",
        discussion: "A file that is there is never replaced: then nothing is written, and the exit code is 2.")

    @Argument(help: "The folder, which must be there.", completion: .directory)
    var folder = "."

    @Flag(help: "Write a .pre-commit-config.yaml too.")
    var preCommit = false

    @Flag(help: "Write a workflow for GitHub Actions too.")
    var github = false

    func run() throws {
        guard FileWalk.isFolder(folder) else { throw UsageError("\(folder) is no folder") }
        var starters: [Starter] = [.configuration]
        if preCommit { starters.append(.preCommit) }
        if github { starters.append(.github) }
        let there = starters.map(path).filter(RealPath.exists)
        for path in there { StandardError.printError("\(path) is there already; nothing was written") }
        guard there.isEmpty else { throw ExitStatus.untrusted.code }
        for starter in starters {
            try write(starter)
            try StandardOutput.write("wrote \(path(starter))\n")
        }
    }

    private func path(_ starter: Starter) -> String {
        folder == "." ? starter.path : RealPath.join(folder, starter.path)
    }

    private func write(_ starter: Starter) throws {
        let path = path(starter)
        makeFolders(to: path)
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw UsageError("cannot write \(path): \(systemError().lowercased())") }
        defer { close(descriptor) }
        guard writeAll(Array(starter.text.utf8), to: descriptor) == 0 else {
            throw UsageError("cannot write \(path): \(systemError().lowercased())")
        }
    }

    /// Makes the folders that are missing. Where one cannot be made the file cannot be written, which is told.
    private func makeFolders(to path: String) {
        let parent = RealPath.folder(of: path)
        guard parent != ".", parent != "/", !FileWalk.isFolder(parent) else { return }
        makeFolders(to: parent)
        unsafe mkdir(parent, 0o777)
    }
}
