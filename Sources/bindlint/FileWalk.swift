internal import Glibc
internal import Readers
internal import Requests

/// Finds the files below a folder that may hold requests.
struct FileWalk {
    /// Paths in the order of their bytes, each folder's files before its folders' ones.
    private(set) var files: [String] = []
    /// Folders that could not be opened, and why.
    private(set) var failures: [(path: String, reason: String)] = []

    /// Folders of other people's code, and of what is built.
    private static let skipped: Set<String> = [
        "node_modules", "build", "dist", "out", "target", "DerivedData", "__pycache__", "venv",
    ]
    /// Hidden folders that hold CI files.
    private static let visited: Set<String> = [".github", ".gitlab", ".circleci"]

    /// Whether folders that have a configuration of their own, or are another repository's root, are left to others.
    var stopsAtRoots = false
    /// Those folders.
    private(set) var roots: [String] = []

    init() {}

    init(below folder: String) { walk(folder) { _, _ in false } }

    /// Walks a folder, without the files and folders that are left out.
    mutating func walk(_ folder: String, leavingOut isLeftOut: (_ path: String, _ isFolder: Bool) -> Bool) {
        walk(folder, isFirst: true, leavingOut: isLeftOut)
    }

    private mutating func walk(_ folder: String, isFirst: Bool, leavingOut isLeftOut: (String, Bool) -> Bool) {
        do throws(FileContents.Failure) {
            var isRoot = false
            let entries = try FolderEntries(folder) { name, isFolder in
                if name == ConfigurationSearch.fileName || name == ConfigurationSearch.repositoryMark { isRoot = true }
                guard name != ConfigurationSearch.fileName else { return false }
                return isFolder ? FileWalk.isEntered(name) : RequestFormat.mayBeNamed(name)
            }
            if isRoot, stopsAtRoots, !isFirst {
                roots.append(folder)
                return
            }
            files += entries.files.filter { !isLeftOut($0, false) }
            for path in entries.folders where !isLeftOut(path, true) {
                walk(path, isFirst: false, leavingOut: isLeftOut)
            }
        } catch {
            failures.append((folder, error.reason))
        }
    }

    private static func isEntered(_ name: String) -> Bool {
        visited.contains(name) || !(name.hasPrefix(".") || skipped.contains(name))
    }

    /// Whether a path is a folder.
    static func isFolder(_ path: String) -> Bool { kind(of: path) == S_IFDIR }

    /// Whether a path is a file that has an end.
    static func isFile(_ path: String) -> Bool { kind(of: path) == S_IFREG }

    private static func kind(of path: String) -> mode_t? {
        var information = stat()
        return unsafe stat(path, &information) == 0 ? information.st_mode & S_IFMT : nil
    }
}
