import Glibc
import Testing

/// A run of the built binary, as a shell would start it, and what came of it.
struct Command {
    /// Standard output and standard error, as text.
    private(set) var output = ""
    private(set) var errors = ""
    /// The exit code; nil where a signal ended it, as a crash does.
    private(set) var code: Int32?
    /// The most memory that it held, in bytes; never less than what this process held when it started the run.
    private(set) var peakMemory = 0

    /// Seconds of a run that hangs. Far more than any run takes, even of a debug build on a busy machine.
    private static let limit = "120"

    /// Whether the binary is fast enough for inputs of full size.
    static var isOptimized: Bool {
        #if DEBUG
            unsafe getenv("BINDLINT_BINARY") != nil
        #else
            true
        #endif
    }

    /// The product beside this test bundle, or what `BINDLINT_BINARY` names: a release build, for the largest inputs.
    static let binary: String = {
        if let path = unsafe getenv("BINDLINT_BINARY") { return unsafe String(cString: path) }
        var path = [CChar](repeating: 0, count: Int(PATH_MAX))
        let length = unsafe readlink("/proc/self/exe", &path, path.count - 1)
        let bundle = String(decoding: path[..<max(0, length)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return bundle.split(separator: "/").dropLast().map { "/\($0)" }.joined() + "/bindlint"
    }()

    /// Runs bindlint with arguments in a folder; `environment` comes on top of a bare one.
    static func bindlint(
        _ arguments: [String], in folder: Folder? = nil, input: String = "", environment: [String] = []
    ) throws -> Command {
        let assigned = ["PATH=/usr/bin:/bin", "LC_ALL=C"] + environment
        return try Command(
            ["env", "-i"] + assigned + ["timeout", limit, binary] + arguments, folder ?? Folder(), input: input)
    }

    static func bindlint(
        _ arguments: String..., in folder: Folder? = nil, input: String = "", environment: [String] = []
    ) throws -> Command {
        try bindlint(arguments, in: folder, input: input, environment: environment)
    }

    /// Runs a shell script in which `$BINDLINT` is the binary.
    static func shell(_ script: String, in folder: Folder) throws -> Command {
        try Command(["env", "BINDLINT=\(binary)", "timeout", limit, "bash", "-c", script], folder, input: "")
    }

    private init(_ words: [String], _ folder: Folder, input: String) throws {
        let streams = try Folder()
        try streams.write(input, to: "in")
        // The shell changes the folder: a process has one only.
        let start = "cd \"$0\" && exec \"$@\" <\"$IN\" >\"$OUT\" 2>\"$ERR\""
        let wrapped = ["IN", "OUT", "ERR"].map { "\($0)=\(streams.path($0.lowercased()))" }
        let end = try Command.spawn(["env"] + wrapped + ["sh", "-c", start, folder.path] + words)
        output = try streams.read("out")
        errors = try streams.read("err")
        if end.status & 0x7F == 0 { code = (end.status >> 8) & 0xFF }
        peakMemory = end.peakMemory
    }

    /// Starts the words as a command, and waits for its end: what `wait` tells of it, and its peak memory in bytes.
    @discardableResult
    static func spawn(_ words: [String]) throws -> (status: Int32, peakMemory: Int) {
        var arguments: [UnsafeMutablePointer<CChar>?] = unsafe words.map { unsafe strdup($0) } + [nil]
        defer { unsafe arguments.forEach { unsafe free($0) } }
        var child: pid_t = 0
        // The threads of a test process block signals, and a program would start with these blocked.
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var mask = sigset_t()
        unsafe sigemptyset(&mask)
        unsafe posix_spawnattr_setsigmask(&attributes, &mask)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let failure = unsafe posix_spawnp(&child, words[0], nil, &attributes, &arguments, environ)
        guard failure == 0 else { throw Failure(reason: "cannot start \(words[0]): \(failure)") }
        var status: Int32 = 0
        var usage = rusage()
        while unsafe wait4(child, &status, 0, &usage) < 0 {
            guard errno == EINTR else { throw Failure(reason: "cannot wait: \(errno)") }
        }
        return (status, usage.ru_maxrss * 1_024)
    }

    struct Failure: Error { var reason: String }
}
