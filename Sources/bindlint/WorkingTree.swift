/// One repository of git: which of its files it knows, and what is changed in them.
struct WorkingTree {
    /// Its real path.
    let root: String
    private let tracked: Set<String>
    private let diff: GitDiff
    /// Files whose text differs from what is staged, where that is what counts, and those of them that are not there.
    private let unlikeStaged: Set<String>
    let missing: [String]

    /// What is changed in a file.
    enum Change {
        case none
        case lines(GitDiff.Change)
        /// git does not know the file.
        case whole
    }

    /// `revision` is what changes count since; nil for what is staged.
    init(holding folder: String, since revision: String?) throws(GitProcess.Failure) {
        let top = try GitProcess.output(["rev-parse", "--show-toplevel"], in: folder)
        let root = RealPath.ofFile(String(decoding: top.prefix { $0 != 0x0A }, as: UTF8.self))
        self.root = root
        var range = "--cached"
        if let revision { range = try WorkingTree.fork(of: revision, in: root) }
        diff = GitDiff(
            try GitProcess.output(
                ["-c", "core.quotePath=off", "diff"] + WorkingTree.plain + [range, "--"], in: root))
        tracked = Set(try WorkingTree.names(["ls-files", "--full-name", "-z"], in: root))
        guard revision == nil else {
            (unlikeStaged, missing) = ([], [])
            return
        }
        unlikeStaged = Set(try WorkingTree.names(["diff", "--name-only", "--no-ext-diff", "-z"], in: root))
        missing = try WorkingTree.names(["diff", "--name-only", "--no-ext-diff", "--diff-filter=D", "-z"], in: root)
    }

    /// Whatever the user's settings are: no context, no colours, no programs, renamed files by what changed in them, and no
    /// file left out for being binary.
    private static let plain = [
        "-U0", "--no-color", "--no-ext-diff", "--no-textconv", "--text", "-M", "--ignore-submodules",
        "--src-prefix=a/", "--dst-prefix=b/",
    ]

    /// The last commit that a revision and what is checked out have in common.
    private static func fork(of revision: String, in root: String) throws(GitProcess.Failure) -> String {
        guard !revision.hasPrefix("-"), !revision.isEmpty else {
            throw GitProcess.Failure(words: "'\(revision)' is no revision")
        }
        do throws(GitProcess.Failure) {
            let fork = try GitProcess.output(["merge-base", revision, "HEAD"], in: root)
            return String(decoding: fork.prefix { $0 != 0x0A }, as: UTF8.self)
        } catch  where error.hasNoWords {
            throw GitProcess.Failure(
                words: "it has no commit in common with HEAD here; a shallow clone needs more history")
        }
    }

    private static func names(_ arguments: [String], in root: String) throws(GitProcess.Failure) -> [String] {
        try GitProcess.output(arguments, in: root).split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }

    /// A real path as git has it; nil where it is outside.
    func name(of path: String) -> String? {
        guard path.hasPrefix(root == "/" ? root : root + "/") else { return nil }
        return String(path.dropFirst(root == "/" ? 1 : root.utf8.count + 1))
    }

    func isTracked(_ name: String) -> Bool { tracked.contains(name) }

    func change(of name: String) -> Change {
        guard tracked.contains(name) else { return .whole }
        return diff.changes[name].map(Change.lines) ?? .none
    }

    /// What is staged of a file, where its text is another one.
    func stagedText(of name: String) throws(GitProcess.Failure) -> [UInt8]? {
        guard unlikeStaged.contains(name) else { return nil }
        return try GitProcess.output(["cat-file", "blob", ":0:\(name)"], in: root)
    }
}
