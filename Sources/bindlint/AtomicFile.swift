internal import Glibc

/// A file that is there whole or, where writing it fails, as it was before.
struct AtomicFile: ~Copyable {
    private let path: String
    private let temporary: String
    private var descriptor: Int32
    private var pending: [UInt8] = []
    /// Bytes that were written.
    private(set) var size = 0

    private static let blockSize = 1 << 16

    /// Begins a file beside the one that it will replace.
    init(_ path: String) throws(WriteError) {
        self.path = path
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { String(path[...$0]) } ?? ""
        let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
        temporary = "\(folder).\(name).\(getpid())"
        descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        if descriptor < 0 { throw WriteError(path: path, reason: systemError().lowercased()) }
    }

    deinit {
        guard descriptor >= 0 else { return }
        close(descriptor)
        unsafe unlink(temporary)
    }

    /// Gives it the mode of another file, and its owner and group as far as the system allows that.
    func keep(_ information: stat) throws(WriteError) {
        if fchown(descriptor, information.st_uid, information.st_gid) != 0 {
            _ = fchown(descriptor, uid_t.max, information.st_gid)
        }
        guard fchmod(descriptor, information.st_mode & 0o7777) == 0 else {
            throw WriteError(path: path, reason: systemError().lowercased())
        }
    }

    mutating func write(_ bytes: [UInt8]) throws(WriteError) {
        pending += bytes
        size += bytes.count
        if pending.count >= AtomicFile.blockSize { try flush() }
    }

    private mutating func flush() throws(WriteError) {
        guard writeAll(pending, to: descriptor) == 0 else {
            throw WriteError(path: path, reason: systemError().lowercased())
        }
        pending.removeAll(keepingCapacity: true)
    }

    /// Puts the file into its place. A full disk may show no sooner than here.
    mutating func finish() throws(WriteError) {
        try flush()
        let isSaved = fsync(descriptor) == 0
        let reason = isSaved ? nil : systemError().lowercased()
        let isClosed = close(descriptor) == 0
        let closeReason = isClosed ? nil : systemError().lowercased()
        descriptor = -1
        if let reason = reason ?? closeReason {
            unsafe unlink(temporary)
            throw WriteError(path: path, reason: reason)
        }
        guard unsafe rename(temporary, path) == 0 else {
            let reason = systemError().lowercased()
            unsafe unlink(temporary)
            throw WriteError(path: path, reason: reason)
        }
    }
}

/// Makes a folder where there is none.
func makeFolder(_ path: String) throws(WriteError) {
    guard unsafe mkdir(path, 0o777) != 0, errno != EEXIST else { return }
    throw WriteError(path: path, reason: systemError().lowercased())
}
