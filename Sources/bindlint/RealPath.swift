internal import Glibc

/// Paths as the file system has them: absolute, without symbolic links, `.` and `..`.
enum RealPath {
    /// The path of a file, which need not be there as long as its folder is; the path itself where that is not either.
    static func of(_ path: String) -> String {
        if let whole = resolve(path) { return whole }
        let slash = path.lastIndex(of: "/")
        let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
        let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        guard let folder = resolve(folder) else { return path }
        return folder == "/" ? "/\(name)" : "\(folder)/\(name)"
    }

    /// The folder of a file.
    static func folder(of path: String) -> String {
        let whole = of(path)
        guard let slash = whole.lastIndex(of: "/"), slash > whole.startIndex else { return "/" }
        return String(whole[..<slash])
    }

    /// A path as it is seen from a folder; both are real ones.
    static func relative(_ path: String, to folder: String) -> String {
        let parts = path.split(separator: "/")
        let base = folder.split(separator: "/")
        let shared = zip(parts, base).prefix { $0 == $1 }.count
        let up = Array(repeating: Substring(".."), count: base.count - shared)
        return (up + parts[shared...]).joined(separator: "/")
    }

    private static func resolve(_ path: String) -> String? {
        guard let resolved = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }
}
