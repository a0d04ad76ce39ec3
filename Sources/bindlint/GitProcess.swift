internal import Glibc

/// Runs git and takes what it writes.
enum GitProcess {
    /// What git said, or why it could not be started.
    struct Failure: Error {
        var words: String
        /// git failed and did not say why.
        var hasNoWords = false
    }

    /// The bytes that git writes to standard output when it is run in a folder with these arguments.
    static func output(_ arguments: [String], in folder: String) throws(Failure) -> [UInt8] {
        let end = try run(["git", "-C", folder] + arguments)
        guard end.code == 0 else {
            let words = String(decoding: end.errors, as: UTF8.self).split(separator: "\n").joined(separator: " ")
            throw Failure(words: words.isEmpty ? "git ended with \(end.code)" : words, hasNoWords: words.isEmpty)
        }
        return end.output
    }

    private static func run(_ words: [String]) throws(Failure) -> (output: [UInt8], errors: [UInt8], code: Int32) {
        guard let output = Pipe(), let errors = Pipe() else {
            throw Failure(words: "cannot make a pipe: \(systemError().lowercased())")
        }
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, output.writing, STDOUT_FILENO)
        unsafe posix_spawn_file_actions_adddup2(&actions, errors.writing, STDERR_FILENO)
        var arguments: [UnsafeMutablePointer<CChar>?] = unsafe words.map { unsafe strdup($0) } + [nil]
        defer { unsafe arguments.forEach { unsafe free($0) } }
        var child: pid_t = 0
        let failure = unsafe posix_spawnp(&child, "git", &actions, nil, &arguments, environ)
        output.closeWriting()
        errors.closeWriting()
        guard failure == 0 else {
            throw Failure(words: unsafe "cannot run git: \(String(cString: strerror(failure)))")
        }
        let texts = Pipe.drain(output, errors)
        var status: Int32 = 0
        while unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
        return (texts.0, texts.1, status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F))
    }
}

/// Owns both ends of a pipe.
private final class Pipe {
    private let reading: Int32
    private(set) var writing: Int32

    init?() {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (reading, writing) = (ends[0], ends[1])
    }

    deinit {
        closeWriting()
        close(reading)
    }

    func closeWriting() {
        if writing >= 0 { close(writing) }
        writing = -1
    }

    /// Reads both to their ends, whichever has something: a process that fills one waits until that is read.
    static func drain(_ first: Pipe, _ second: Pipe) -> ([UInt8], [UInt8]) {
        var texts: [[UInt8]] = [[], []]
        var descriptors = [first, second].map { pollfd(fd: $0.reading, events: Int16(POLLIN), revents: 0) }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while descriptors.contains(where: { $0.fd >= 0 }) {
            guard unsafe poll(&descriptors, 2, -1) >= 0 || errno == EINTR else { break }
            for index in descriptors.indices where descriptors[index].fd >= 0 && descriptors[index].revents != 0 {
                let count = unsafe read(descriptors[index].fd, &buffer, buffer.count)
                if count > 0 {
                    texts[index] += buffer[..<count]
                } else if count == 0 || errno != EINTR {
                    // poll passes over descriptors below zero.
                    descriptors[index].fd = -1
                }
            }
        }
        return (texts[0], texts[1])
    }
}
