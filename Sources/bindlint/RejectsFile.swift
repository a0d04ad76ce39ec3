internal import Glibc
internal import Policy
internal import SourceText

/// The file of `--rejects`: each record that could not be read, as an object a line with file, line, offset and reason.
/// The record itself is not in it, for nobody knows what secrets it holds.
final class RejectsFile {
    private let path: String
    private let descriptor: Int32
    private var buffer: [UInt8] = []

    init(_ path: String) throws {
        self.path = path
        descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure }
    }

    func add(_ record: AuditSummary.Unreadable) throws {
        let json: JSON = [
            "file": .string(record.file), "line": .int(record.line), "offset": .int(record.offset),
            "reason": .string(record.reason),
        ]
        buffer += json.serialized() + [0x0A]
        if buffer.count >= 1 << 16 { try flush() }
    }

    /// Writes what is left. Throws where the disk does not take it.
    func close() throws {
        try flush()
        guard Glibc.close(descriptor) == 0 else { throw failure }
    }

    private func flush() throws {
        guard writeAll(buffer, to: descriptor) == 0 else { throw failure }
        buffer.removeAll(keepingCapacity: true)
    }

    private var failure: WriteError { WriteError(path: path, reason: systemError().lowercased()) }
}
