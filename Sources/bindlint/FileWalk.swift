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
        guard let stream = unsafe opendir(folder) else {
            failures.append((folder, systemError().lowercased()))
            return
        }
        var found: [(name: String, isFolder: Bool)] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe FileWalk.name(of: entry)
            guard name != ".", name != ".." else { continue }
            switch unsafe FileWalk.kind(of: entry, at: FileWalk.join(folder, name)) {
            case .file: if RequestFormat.mayBeNamed(name) { found.append((name, false)) }
            case .folder: if FileWalk.isEntered(name) { found.append((name, true)) }
            case .other: break
            }
        }
        unsafe closedir(stream)
        found.sort { ($0.isFolder ? 1 : 0, $0.name) < ($1.isFolder ? 1 : 0, $1.name) }
        for (name, isFolder) in found {
            let path = FileWalk.join(folder, name)
            if isFolder { walk(path) } else { files.append(path) }
        }
    }

    private static func isEntered(_ name: String) -> Bool {
        visited.contains(name) || !(name.hasPrefix(".") || skipped.contains(name))
    }

    private static func join(_ folder: String, _ name: String) -> String {
        folder == "." ? name : folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }

    private enum Kind { case file, folder, other }

    /// Links to folders are not followed: they may lead in a circle.
    private static func kind(of entry: UnsafeMutablePointer<dirent>, at path: String) -> Kind {
        switch unsafe Int32(entry.pointee.d_type) {
        case Int32(DT_REG): return .file
        case Int32(DT_DIR): return .folder
        case Int32(DT_LNK):
            var information = stat()
            guard unsafe stat(path, &information) == 0 else { return .other }
            return information.st_mode & S_IFMT == S_IFREG ? .file : .other
        case Int32(DT_UNKNOWN):
            // Not every file system tells the kind of an entry.
            var information = stat()
            guard unsafe lstat(path, &information) == 0 else { return .other }
            switch information.st_mode & S_IFMT {
            case S_IFREG: return .file
            case S_IFDIR: return .folder
            default: return .other
            }
        default: return .other
        }
    }

    private static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
        unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
            unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
        }
    }

    /// Whether a path is a folder.
    static func isFolder(_ path: String) -> Bool {
        var information = stat()
        return unsafe stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFDIR
    }
}
