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

    private static func read(descriptor: Int32) throws(Failure) -> [UInt8] {
        var information = stat()
        guard unsafe fstat(descriptor, &information) == 0 else { throw Failure(reason: systemError().lowercased()) }
        var bytes: [UInt8] = []
        // One byte more than there is, so that the end is seen without growing.
        var chunk = max(Int(information.st_size) + 1, 65_536)
        while true {
            let count = bytes.count
            let read = append(to: &bytes, upTo: chunk, from: descriptor)
            if read < 0 {
                guard errno == EINTR else { throw Failure(reason: systemError().lowercased()) }
            } else if read == 0 {
                return bytes
            }
            if bytes.count - count == chunk {
                chunk = max(65_536, bytes.count / 2)
            } else {
                chunk -= bytes.count - count
            }
        }
    }

    /// Reads once, and gives what `read` gave.
    private static func append(to bytes: inout [UInt8], upTo capacity: Int, from descriptor: Int32) -> Int {
        var result = 0
        if bytes.isEmpty {
            bytes = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, initialized in
                result = unsafe Glibc.read(descriptor, buffer.baseAddress, capacity)
                initialized = max(result, 0)
            }
        } else {
            let more = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, initialized in
                result = unsafe Glibc.read(descriptor, buffer.baseAddress, capacity)
                initialized = max(result, 0)
            }
            bytes += more
        }
        return result
    }
}
