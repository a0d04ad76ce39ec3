/// Finds the last line end. It makes no ranges: who reads the lines finds their ends anyhow.
struct LineScanner: RecordScanner {
    private(set) var position = 0
    private(set) var start = 0

    mutating func scan(_ bytes: Span<UInt8>, stopsAtEnd: Bool, into records: inout [Range<Int>]) -> Bool {
        if stopsAtEnd {
            position = bytes.firstIndex(of: 0x0A, or: 0x0A, or: 0x0A, from: position)
            guard position < bytes.count else { return false }
            position += 1
            start = position
            return true
        }
        var end = bytes.count
        while end > position, bytes[end - 1] != 0x0A { end -= 1 }
        if end > position { start = end }
        position = bytes.count
        return false
    }

    mutating func finish(_ bytes: Span<UInt8>, into records: inout [Range<Int>]) {
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
}
