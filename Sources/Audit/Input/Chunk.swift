/// A piece of a log that holds whole records, or the note of one record that was too long to be held.
///
/// Its memory is used again for another piece when nobody needs it any more.
package final class Chunk {
    /// A record that is longer than `ChunkReader.recordLimit`. It begins at the chunk's offset and first line.
    package struct Skipped: Equatable, Sendable {
        /// How many bytes it has, its line end included.
        package var length: Int
        /// How many line ends are among them.
        package var lineEnds: Int
    }

    /// The bytes; only the first `count` belong to the piece.
    package var bytes: [UInt8] = []
    package var count = 0
    /// Index of the log among those that are audited.
    package var input = 0
    /// The number of the first byte's line, from 1. Who reads does not count: the sum of `countLines()` of the pieces before
    /// this one, which may be had in parallel, tells it.
    package var firstLine = 1
    /// The offset of the first byte in the log, after inflating.
    package var offset = 0
    /// Where each record stands; nil where each line is one. An empty range marks where a bracket or a comma of JSON is
    /// missing that no record lacks: the end of a list that was cut off between two elements.
    package var records: [Range<Int>]?
    /// The record that stands here but is too long to be held; the piece has no bytes then.
    package var skipped: Skipped?

    package init() {}

    /// How many lines end in the piece.
    package func countLines() -> Int {
        skipped?.lineEnds ?? countLines(in: 0..<count)
    }

    /// How many lines end in a range of the piece: before a record, for its line.
    package func countLines(in range: Range<Int>) -> Int {
        precondition(range.upperBound <= count, "the range ends behind the piece")
        let bytes = bytes
        return bytes.span.extracting(range).lineEnds
    }

    /// Makes the piece empty, with room for just so many bytes. Much more memory than that is given back.
    func clear(room: Int) {
        count = 0
        records = nil
        skipped = nil
        if bytes.capacity > 2 * room { bytes = [] }
        if bytes.count > room { bytes.removeLast(bytes.count - room) }
        grow(room: room)
    }

    /// Makes room for so many bytes and keeps those that are there.
    func grow(room: Int) {
        bytes.reserveCapacity(room)
        bytes.append(contentsOf: repeatElement(0, count: max(0, room - bytes.count)))
    }
}
