internal import Glibc

/// Reads whole files.
enum FileContents {
    /// Why a file could not be read: "no such file or directory".
    struct Failure: Error {
        var reason: String
    }

    /// The bytes of a file, or of standard input for `-`.
    static func read(_ path: String) throws(Failure) -> [UInt8] {
        guard path != "-" else { return try read(descriptor: STDIN_FILENO) }
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(reason: systemError().lowercased()) }
        defer { close(descriptor) }
        return try read(descriptor: descriptor)
    }

    /// A file beyond this is no request file, and reading it would take the machine's memory.
    private static let limit = 150_000_000
    private static let pieceSize = 1 << 20

    private static func read(descriptor: Int32) throws(Failure) -> [UInt8] {
        var information = stat()
        guard unsafe fstat(descriptor, &information) == 0 else { throw Failure(reason: systemError().lowercased()) }
        // A file is one piece, with a byte more than there is, so that its end is seen; a pipe is many.
        var size = information.st_size > 0 ? Int(information.st_size) + 1 : pieceSize
        var pieces = [try piece(of: descriptor, upTo: size)]
        var total = pieces[0].count
        while pieces[pieces.count - 1].count == size {
            guard total <= limit else { throw Failure(reason: "larger than \(limit / 1_000_000) MB") }
            size = pieceSize
            pieces.append(try piece(of: descriptor, upTo: size))
            total += pieces[pieces.count - 1].count
        }
        guard total <= limit else { throw Failure(reason: "larger than \(limit / 1_000_000) MB") }
        guard pieces.count > 1 else { return pieces[0] }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(total)
        for index in pieces.indices {
            bytes += pieces[index]
            // Each is given back once it is copied: the whole is held once, not twice.
            pieces[index] = []
        }
        return bytes
    }

    /// The next bytes, fewer than wanted only at the end.
    private static func piece(of descriptor: Int32, upTo size: Int) throws(Failure) -> [UInt8] {
        guard size <= limit else { throw Failure(reason: "larger than \(limit / 1_000_000) MB") }
        var failure: Failure?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let read = unsafe Glibc.read(descriptor, buffer.baseAddress.map { unsafe $0 + count }, size - count)
                if read > 0 {
                    count += read
                } else if read == 0 {
                    return
                } else if errno != EINTR {
                    failure = Failure(reason: systemError().lowercased())
                    return
                }
            }
        }
        if let failure { throw failure }
        return bytes
    }
}
