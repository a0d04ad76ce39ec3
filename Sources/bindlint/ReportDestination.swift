internal import Glibc

/// Where a report goes.
protocol ReportDestination: AnyObject {
    func write(_ bytes: [UInt8]) throws
    /// Writes what is left, and puts a file into its place.
    func finish() throws
}

/// Standard output, in pieces of some size. That whoever read it has gone away is no fault: the verdict still counts.
final class StandardOutputDestination: ReportDestination {
    private var buffer: [UInt8] = []
    private var isClosed = false

    private static let bufferSize = 1 << 16

    init() { buffer.reserveCapacity(Self.bufferSize) }

    func write(_ bytes: [UInt8]) throws {
        guard !isClosed else { return }
        buffer += bytes
        if buffer.count >= Self.bufferSize { try flush() }
    }

    func finish() throws { try flush() }

    private func flush() throws {
        do throws(OutputError) { try StandardOutput.write(buffer) } catch .closed { isClosed = true }
        buffer.removeAll(keepingCapacity: true)
    }
}

/// A file that is there whole or, where writing it fails, as it was before.
final class ReplacedFile: ReportDestination {
    private var file: AtomicFile

    init(_ path: String) throws { file = try AtomicFile(path) }

    func write(_ bytes: [UInt8]) throws { try file.write(bytes) }
    func finish() throws { try file.finish() }
}

/// A pipe or a device, which is written to as it is.
final class SpecialFile: ReportDestination {
    private let path: String
    private let descriptor: Int32

    init(_ path: String) throws {
        self.path = path
        descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw WriteError(path: path, reason: systemError().lowercased()) }
    }

    deinit { close(descriptor) }

    func write(_ bytes: [UInt8]) throws {
        switch writeAll(bytes, to: descriptor) {
        case 0, EPIPE: return
        default: throw WriteError(path: path, reason: systemError().lowercased())
        }
    }

    func finish() throws {}
}
