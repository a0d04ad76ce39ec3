import Foundation
import Readers
import Testing

@testable import Audit

/// A log in a pipe, as its records come out of it.
struct LogText {
    /// The bytes of each record; for whole lines without line ends, and without empty ones.
    var records: [[UInt8]] = []
    /// Line and offset of each record.
    var places: [[Int]] = []
    var skipped: [Chunk.Skipped] = []
    /// Line and offset of each record that was passed over.
    var skippedPlaces: [[Int]] = []
    var error: LogError?
    /// All bytes of all chunks.
    var bytes: [UInt8] = []
    /// The most memory that a chunk took.
    var room = 0

    var strings: [String] { records.map { String(decoding: $0, as: UTF8.self) } }

    /// Reads what `write` gives, through a pipe that a thread of its own fills.
    init(
        _ layout: RecordLayout, size: Int = 4_096, limit: Int = ChunkReader.recordLimit,
        write: @escaping @Sendable (_ descriptor: Int32) -> Void
    ) throws {
        var ends: [Int32] = [0, 0]
        try #require(unsafe pipe(&ends) == 0)
        // A reader that gives up must not end the tests.
        _ = signal(SIGPIPE, SIG_IGN)
        let writer = ends[1]
        let thread = Thread {
            write(writer)
            close(writer)
        }
        thread.start()
        do throws(LogError) {
            let input = try LogInput(LogFile(descriptor: ends[0], isOwned: true))
            read(ChunkReader(input, layout: layout, size: size, limit: limit), layout)
        } catch {
            self.error = error
        }
    }

    init(_ bytes: [UInt8], _ layout: RecordLayout, size: Int = 4_096, limit: Int = ChunkReader.recordLimit) throws {
        try self.init(layout, size: size, limit: limit) { LogText.write(bytes, to: $0) }
    }

    init(_ text: String, _ layout: RecordLayout, size: Int = 4_096, limit: Int = ChunkReader.recordLimit) throws {
        try self.init(Array(text.utf8), layout, size: size, limit: limit)
    }

    static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var start = 0
        while start < bytes.count {
            let count = unsafe bytes[start...].withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            guard count > 0 else { return }
            start += count
        }
    }

    private mutating func read(_ reader: ChunkReader, _ layout: RecordLayout) {
        let chunk = Chunk()
        var line = 1
        do throws(LogError) {
            while try reader.next(into: chunk) {
                chunk.firstLine = line
                add(chunk)
                line += chunk.countLines()
            }
        } catch {
            self.error = error
        }
    }

    private mutating func add(_ chunk: Chunk) {
        room = max(room, chunk.bytes.capacity)
        if let skipped = chunk.skipped {
            self.skipped.append(skipped)
            skippedPlaces.append([chunk.firstLine, chunk.offset])
            return
        }
        bytes += chunk.bytes[..<chunk.count]
        for range in chunk.records ?? lines(of: chunk) {
            records.append(Array(chunk.bytes[range]))
            places.append([
                chunk.firstLine + chunk.countLines(in: 0..<range.lowerBound), chunk.offset + range.lowerBound,
            ])
        }
    }

    private func lines(of chunk: Chunk) -> [Range<Int>] {
        var start = 0
        var lines: [Range<Int>] = []
        for index in 0...chunk.count where index == chunk.count || chunk.bytes[index] == 0x0A {
            if index > start { lines.append(start..<index) }
            start = index + 1
        }
        return lines
    }
}
