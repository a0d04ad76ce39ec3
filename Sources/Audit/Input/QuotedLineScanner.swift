/// Finds the lines of CSV and TSV, where a line end inside double quotes belongs to a field.
///
/// A quote opens only where a field begins, so that one inside a bare field (`5" pipe`) swallows nothing. A record has
/// neither its line end nor a CR before it; an empty line is none.
struct QuotedLineScanner: RecordScanner {
    private(set) var position = 0
    private(set) var start = 0
    private var isQuoted = false
    /// The byte before `position`; a line end at the beginning.
    private var previous: UInt8 = 0x0A
    /// The last quote closed a field; another right behind it is a doubled one.
    private var hasClosed = false

    mutating func scan(_ bytes: Span<UInt8>, stopsAtEnd: Bool, into records: inout [Range<Int>]) -> Bool {
        while true {
            let from = position
            let found = bytes.firstIndex(of: 0x22, or: isQuoted ? 0x22 : 0x0A, or: 0x22, from: from)
            if found > from {
                previous = bytes[found - 1]
                hasClosed = false
            }
            position = found
            guard found < bytes.count else { return false }
            position += 1
            if bytes[found] == 0x22 {
                let closes = isQuoted
                isQuoted = !isQuoted && (hasClosed || Self.separates(previous))
                hasClosed = closes
                previous = 0x22
            } else {
                append(bytes, upTo: found, to: &records)
                start = position
                previous = 0x0A
                hasClosed = false
                if stopsAtEnd { return true }
            }
        }
    }

    mutating func finish(_ bytes: Span<UInt8>, into records: inout [Range<Int>]) {
        append(bytes, upTo: bytes.count, to: &records)
        start = bytes.count
    }

    mutating func giveUp(_ count: Int) {
        position -= count
        start -= count
    }

    mutating func giveUpRecord() {
        position = 0
        start = 0
    }

    private func append(_ bytes: Span<UInt8>, upTo end: Int, to records: inout [Range<Int>]) {
        let end = end > start && bytes[end - 1] == 0x0D ? end - 1 : end
        if end > start { records.append(start..<end) }
    }

    /// Whether a field begins behind this byte: at a line's beginning, a comma, a tab, a semicolon or a bar.
    private static func separates(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x0A, 0x2C, 0x09, 0x3B, 0x7C: true
        default: false
        }
    }
}
