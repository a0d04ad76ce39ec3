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

    init(below folder: String) { walk(folder) }

    private mutating func walk(_ folder: String) {
        do throws(FileContents.Failure) {
            let entries = try FolderEntries(folder) { name, isFolder in
                isFolder ? FileWalk.isEntered(name) : RequestFormat.mayBeNamed(name)
            }
            files += entries.files
            for path in entries.folders { walk(path) }
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
