/// A piece of a log that holds whole records. Its memory is used again for another piece when nobody needs it any more.
package final class Chunk {
    /// The bytes; only the first `count` belong to the piece.
    package var bytes: [UInt8] = []
    package var count = 0
    /// Index of the log among those that are audited.
    package var input = 0
    /// The number of the first line, from 1, and the offset of the first byte, in the log after inflating.
    package var firstLine = 1
    package var offset = 0
    /// Where each record stands; nil where each line is one.
    package var records: [Range<Int>]?

    package init() {}
}
