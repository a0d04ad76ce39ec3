internal import Glibc
internal import Policy
internal import Reports

/// Writes findings.
enum StandardOutput {
    static func write(_ bytes: [UInt8]) throws(OutputError) {
        switch writeAll(bytes, to: STDOUT_FILENO) {
        case 0: return
        case EPIPE: throw .closed
        default: throw .failed(reason: systemError().lowercased())
        }
    }

    static func write(_ text: String) throws(OutputError) { try write(Array(text.utf8)) }

    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// The columns of the terminal, where there is one, or those that `COLUMNS` gives what goes elsewhere.
    static var width: Int? {
        var size = winsize()
        if !isTerminal, let columns = unsafe getenv("COLUMNS").flatMap({ unsafe Int(String(cString: $0)) }) {
            return columns > 0 ? columns : nil
        }
        guard isTerminal, unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }
}

/// Everything that is no finding.
enum StandardError {
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Writes what could not be read; the source is quoted only of files that can hold no secret.
    static func print(problemsOf results: Results, quotesSource: Bool = false) {
        var options = ReportOptions(version: Bindlint.version)
        options.isColored = ColorChoice.auto.isColored(isTerminal: isTerminal)
        let report = ProblemReport(options, quotesSource: quotesSource)
        write(report.bytes(results))
    }

    /// Writes `bindlint: error: …`.
    static func printError(_ reason: String) { print("bindlint: error: \(reason)") }

    static func print(_ line: String) {
        write(Array((line + "\n").utf8))
    }

    /// Replaces what the terminal's line shows.
    static func printInPlace(_ line: String) { write(Array("\r\u{1B}[K\(line)".utf8)) }

    /// The columns of the terminal; 80 where it does not tell.
    static var width: Int {
        var size = winsize()
        guard unsafe ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// Where it cannot be written there is nowhere left to say so.
    private static func write(_ bytes: [UInt8]) { _ = writeAll(bytes, to: STDERR_FILENO) }
}

/// Standard output does not take what is written.
enum OutputError: Error, CustomStringConvertible {
    /// Whoever read it has gone away, which is no fault.
    case closed
    case failed(reason: String)

    var description: String {
        switch self {
        case .closed: "standard output is closed"
        case .failed(let reason): "cannot write to standard output: \(reason)"
        }
    }
}

/// What the C library says of its last failure.
func systemError() -> String { unsafe String(cString: strerror(errno)) }

/// Ends the process.
func terminate(_ code: Int32) -> Never { Glibc.exit(code) }

/// Takes the places of standard streams that are closed, so that no file that is opened later becomes standard output.
/// What is written there fails, as it does on a closed stream.
func occupyClosedStreams() {
    while true {
        let descriptor = unsafe open("/dev/null", O_RDONLY)
        guard descriptor >= 0, descriptor <= STDERR_FILENO else {
            if descriptor >= 0 { close(descriptor) }
            return
        }
    }
}
