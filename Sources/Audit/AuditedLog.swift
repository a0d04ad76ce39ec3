internal import Policy
internal import Readers
internal import SourceText

/// One of the logs that are audited. One thread reads it; what does not change may be looked at by others.
final class AuditedLog {
    let name: String
    /// Where it is, as the configuration says it.
    let path: String?
    /// Where its records have their fields; nil for the places of any other log.
    let ownFields: LogFields?
    let reader: LogReader
    let isLines: Bool
    private let input: LogInput
    private let chunks: ChunkReader
    /// The header of a table was not read yet.
    private var hasHeader: Bool
    /// Nothing was read of it; everything was.
    private(set) var isNew = true
    private(set) var isEnded = false

    /// Opens a log and finds its format out. Throws what is wrong, in words.
    init(_ path: String, _ options: AuditOptions) throws(Failure) {
        name = path == "-" ? "standard input" : path
        self.path = options.logs[path]?.path
        ownFields = options.logs[path]?.fields
        do throws(LogError) { input = try LogInput(path: path) } catch { throw Failure(reason: error.reason) }
        let beginning = input.peek()
        guard
            let format = options.format ?? LogFormat.detect(name: path, beginning: beginning)
                ?? (beginning.isEmpty ? .json : nil)
        else {
            let names = LogFormat.allCases.map(\.rawValue).joined(separator: ", ")
            throw Failure(reason: "its format is not known; name it with --input-format (\(names))")
        }
        let layout = format.layout(beginning: beginning)
        let header = LogHeader(AuditedLog.firstLine(beginning), format: format)
        if format == .csv || format == .tsv, header == nil, !beginning.isEmpty {
            throw Failure(reason: "its first line is no header of a table")
        }
        hasHeader = format == .csv || format == .tsv
        reader = LogReader(
            format, fields: ownFields ?? options.fields, header: header, layout: layout, zone: options.zone)
        guard reader.canNameCalls else {
            throw Failure(
                reason:
                    "no column of its first line tells a URL or a method; name one with --map url=COLUMN, or another "
                    + "format with --input-format")
        }
        isLines = layout == .lines
        chunks = ChunkReader(input, layout: layout, size: AuditedLog.chunkSize)
    }

    struct Failure: Error {
        var reason: String
    }

    /// Bytes of a chunk: so few that the chunks in flight stay in the processor's cache, so many that taking turns costs
    /// nothing.
    private static let chunkSize = 1 << 16

    private static func firstLine(_ beginning: ArraySlice<UInt8>) -> Text {
        let lines = Text(bytes: Array(beginning), span: SourceSpan(0, beginning.count)).split(0x0A)
        return lines.first { $0.hasPrefix("#Fields:") } ?? lines.first ?? Text(at: 0)
    }

    /// Bytes of the file that were read, before inflating, and all there are; nil for a pipe.
    var position: Int { input.position }
    var size: Int? { input.size }

    /// Reads no more of it.
    func stop() { isEnded = true }

    /// Fills a chunk; false at the end. Throws why the log cannot be read any further.
    func next(into chunk: Chunk) throws(LogError) -> Bool {
        isNew = false
        do throws(LogError) {
            guard try chunks.next(into: chunk) else {
                isEnded = true
                return false
            }
        } catch {
            isEnded = true
            throw error
        }
        if hasHeader, chunk.records?.isEmpty == false {
            hasHeader = false
            chunk.records?.removeFirst()
        }
        return true
    }
}
