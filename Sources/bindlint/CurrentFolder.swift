internal import Glibc

/// Where the process stands.
enum CurrentFolder {
    /// The current folder, absolute and without links; nil where it was removed.
    static var path: String? {
        guard let path = unsafe getcwd(nil, 0) else { return nil }
        defer { unsafe free(path) }
        return unsafe String(cString: path)
    }

    /// The nearest folder at or above a folder that is a Git repository's.
    static func repository(above folder: String) -> String? {
        var parts = folder.split(separator: "/")
        while true {
            let path = "/" + parts.joined(separator: "/")
            if unsafe access("\(path)/.git", F_OK) == 0 { return path }
            guard parts.popLast() != nil else { return nil }
        }
    }
}
