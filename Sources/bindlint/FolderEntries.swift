internal import Glibc

/// What stands in a folder: paths of files and of folders, each in the order of their bytes.
struct FolderEntries {
    private(set) var files: [String] = []
    private(set) var folders: [String] = []
    /// What is neither: links to folders and to nothing, devices, sockets.
    private(set) var others: [String] = []

    /// Lists a folder; `isWanted` is asked about each name, and whether it is a folder's. Without it everything is wanted
    /// but what is hidden.
    init(
        _ folder: String,
        where isWanted: (_ name: String, _ isFolder: Bool) -> Bool = { name, _ in !name.hasPrefix(".") }
    ) throws(FileContents.Failure) {
        guard let stream = unsafe opendir(folder) else {
            throw FileContents.Failure(reason: systemError().lowercased())
        }
        while let entry = unsafe readdir(stream) {
            let name = unsafe FolderEntries.name(of: entry)
            guard name != ".", name != ".." else { continue }
            let path = FolderEntries.join(folder, name)
            switch unsafe FolderEntries.kind(of: entry, at: path) {
            case .file: if isWanted(name, false) { files.append(path) }
            case .folder: if isWanted(name, true) { folders.append(path) }
            case .other: if isWanted(name, false) { others.append(path) }
            }
        }
        unsafe closedir(stream)
        files.sort()
        folders.sort()
        others.sort()
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
}
