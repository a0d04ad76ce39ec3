internal import Glibc

/// Owns the descriptor of a log that is read from its beginning to its end.
struct LogFile: ~Copyable {
    private let descriptor: Int32
    private let isOwned: Bool
    /// The length of a file; nil for a pipe.
    let size: Int?
    /// How many bytes were read.
    private(set) var position = 0

    /// Opens a file, or standard input for `-`.
    init(path: String) throws(LogError) {
        guard path != "-" else {
            try self.init(descriptor: STDIN_FILENO, isOwned: false)
            return
        }
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.error(errno) }
        try self.init(descriptor: descriptor, isOwned: true)
    }

    /// Reads from a descriptor, and closes it at the end where it is owned.
    init(descriptor: Int32, isOwned: Bool) throws(LogError) {
        var status = stat()
        let outcome = unsafe fstat(descriptor, &status)
        let failure: LogError? =
            if outcome != 0 {
                Self.error(errno)
            } else if status.st_mode & S_IFMT == S_IFDIR {
                .folder
            } else {
                nil
            }
        if let failure {
            if isOwned { close(descriptor) }
            throw failure
        }
        self.descriptor = descriptor
        self.isOwned = isOwned
        self.size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    }

    deinit {
        if isOwned { close(descriptor) }
    }

    /// Reads bytes until the buffer is full or the input ends, and says how many. What was read before an error counts as
    /// read; the error comes again with the next call.
    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(LogError) -> Int {
        var count = 0
        while count < buffer.count {
            // The address lies within the buffer, and as many bytes follow it there.
            let got = unsafe Glibc.read(descriptor, buffer.baseAddress.map { unsafe $0 + count }, buffer.count - count)
            if got > 0 {
                count += got
            } else if got == 0 {
                break
            } else if errno != EINTR {
                guard count > 0 else { throw Self.error(errno) }
                break
            }
        }
        position += count
        return count
    }

    private static func error(_ number: Int32) -> LogError {
        switch number {
        case ENOENT, ENOTDIR: .missing
        case EISDIR: .folder
        case EACCES, EPERM: .forbidden
        // strerror gives every number a text, which is copied at once.
        default: .unreadable(unsafe String(cString: strerror(number)).lowercased())
        }
    }
}
