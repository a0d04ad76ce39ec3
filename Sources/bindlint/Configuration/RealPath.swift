internal import Glibc

/// Where files are, without links and `..` on the way.
enum RealPath {
    /// The absolute path of a file or folder that is there.
    static func of(_ path: String) -> String? {
        guard let real = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(real) }
        return unsafe String(cString: real)
    }

    /// The folder that a path's last name stands in, as it is written: `.` for a name alone.
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// A path's last name.
    static func name(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    }

    /// A name in a folder.
    static func join(_ folder: String, _ name: String) -> String {
        folder.isEmpty ? name : folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }

    /// How a real path is reached from a real folder: empty for the folder itself, `../other` for one beside it.
    static func relative(_ path: String, to folder: String) -> String {
        let path = path.split(separator: "/")
        let folder = folder.split(separator: "/")
        var common = 0
        while common < min(path.count, folder.count), path[common] == folder[common] { common += 1 }
        return (Array(repeating: "..", count: folder.count - common) + path[common...].map(String.init))
            .joined(separator: "/")
    }

    /// Whether something is there, be it a link to nothing.
    static func exists(_ path: String) -> Bool {
        var information = stat()
        return unsafe lstat(path, &information) == 0
    }
}
