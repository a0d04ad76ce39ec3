internal import Glibc
internal import SourceText

/// A file that is replaced by its fixed text, with its mode and its owner kept.
struct FixedFile {
    private let name: String
    private let bytes: [UInt8]

    /// The file as it was read.
    init(_ file: SourceFile) {
        name = file.name
        bytes = file.bytes
    }

    /// Puts other bytes in its place, all or none of them. A symbolic link stays, and what it leads to is replaced. A file
    /// that is read-only, or not what was read, is left as it is.
    func replace(with fixed: [UInt8]) throws(WriteError) {
        guard let path = FixedFile.target(of: name) else { throw failure() }
        var information = stat()
        guard unsafe stat(path, &information) == 0 else { throw failure() }
        guard information.st_mode & S_IFMT == S_IFREG else {
            throw WriteError(path: name, reason: "it is no regular file")
        }
        // A superuser may write whatever the mode says; it says that nobody should.
        guard information.st_mode & 0o222 != 0 else { throw WriteError(path: name, reason: "it is read-only") }
        guard unsafe access(path, W_OK) == 0 else { throw failure() }
        do throws(FileContents.Failure) {
            guard try FileContents.read(path) == bytes else {
                throw FileContents.Failure(reason: "it changed while it was judged")
            }
        } catch {
            throw WriteError(path: name, reason: error.reason)
        }
        var file = try AtomicFile(path)
        try file.keep(information)
        try file.write(fixed)
        try file.finish()
    }

    private func failure() -> WriteError { WriteError(path: name, reason: systemError().lowercased()) }

    /// The path without links.
    private static func target(of name: String) -> String? {
        guard let path = unsafe realpath(name, nil) else { return nil }
        defer { unsafe free(path) }
        return unsafe String(cString: path)
    }
}
