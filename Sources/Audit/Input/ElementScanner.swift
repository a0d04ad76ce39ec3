/// Finds the records in JSON: elements of lists at the top, of `log.entries` and of `result` of an object at the top, and
/// objects at the top without these.
///
/// It tells strings from brackets and looks at what may stand before a bracket, no closer: a record's reader does. Where
/// that fails, what was begun becomes a record, which its reader will refuse, and the scanner goes on as at the top of a
/// text. So one broken record costs itself, and a list's end that lost its beginning is a record too. A raw line end in
/// a string, which JSON forbids, is such a failure: most broken lines are cut in a string. Superfluous commas are passed over.
struct ElementScanner: RecordScanner {
    enum State {
        /// Between two values at the top, or two elements of a list of records.
        case top, list
        /// Inside a list or an object, or inside a string anywhere.
        case value, string
        /// Inside anything else: a number, a word, garbage.
        case bare
    }

    /// The members that lead to records.
    enum Key {
        case result, log, entries
    }

    var position = 0
    var start = 0
    var state = State.top
    var nesting = JSONNesting()
    /// How many brackets are open around a record: 0 at the top.
    var outerDepth = 0
    /// An element came, and no comma after it.
    var lacksComma = false
    /// The object at the top has a list of records, so it is none itself.
    var isEnvelope = false
    /// The last byte but blank space in a value, a quote for a string.
    var last: UInt8 = 0
    /// The last string is cut behind a backslash.
    var isEscaped = false
    /// Where the last string began; negative where that was given up.
    var stringStart = 0
    /// The last key of an object at the top, or of `log` in it.
    var key: Key?
    var isInLog = false

    mutating func scan(_ bytes: Span<UInt8>, stopsAtEnd: Bool, into records: inout [Range<Int>]) -> Bool {
        while position < bytes.count {
            let hasEnded =
                switch state {
                case .top: scanTop(bytes)
                case .list: scanList(bytes, &records)
                case .value: scanValue(bytes, &records)
                case .string: scanString(bytes, &records)
                case .bare: scanBare(bytes, &records)
                }
            if hasEnded, stopsAtEnd { return true }
        }
        return false
    }

    mutating func finish(_ bytes: Span<UInt8>, into records: inout [Range<Int>]) {
        if state != .top { breakOff(bytes, at: bytes.count, &records) }
        start = bytes.count
    }

    mutating func giveUp(_ count: Int) {
        position -= count
        start -= count
        stringStart -= count
    }

    mutating func giveUpRecord() {
        position = 0
        start = 0
        stringStart = -1
    }

    /// Looks at one byte between values at the top. Nothing ends here.
    private mutating func scanTop(_ bytes: Span<UInt8>) -> Bool {
        start = position
        switch bytes[position] {
        case 0x20, 0x09, 0x0A, 0x0D, 0x2C: pass()
        case 0x5B:
            nesting.open(0x5B)
            enterList()
        default: begin(bytes[position])
        }
        return false
    }

    /// Looks at one byte between elements. True where the list turns out to be broken.
    private mutating func scanList(_ bytes: Span<UInt8>, _ records: inout [Range<Int>]) -> Bool {
        start = position
        switch bytes[position] {
        case 0x20, 0x09, 0x0A, 0x0D: pass()
        case 0x2C:
            lacksComma = false
            pass()
        case 0x5D: leaveList()
        case 0x7B, 0x5B, 0x22:
            guard !lacksComma else {
                breakOff(bytes, at: position, &records)
                return true
            }
            begin(bytes[position])
        default:
            if lacksComma { returnToTop() }
            begin(bytes[position])
        }
        return false
    }

    /// Ends a number, a word or garbage: at the top where a line ends or an object begins, in a list also at a comma, a
    /// bracket or a quote.
    private mutating func scanBare(_ bytes: Span<UInt8>, _ records: inout [Range<Int>]) -> Bool {
        while position < bytes.count {
            let ends =
                switch bytes[position] {
                case 0x0A, 0x7B: true
                case 0x2C, 0x5D, 0x5B, 0x22: outerDepth > 0
                default: false
                }
            if ends {
                records.append(trimmed(bytes, upTo: position))
                endRecord()
                return true
            }
            position += 1
        }
        return false
    }

    private mutating func pass() {
        position += 1
        start = position
    }

    /// Begins a record with this byte, which stands at `position`.
    private mutating func begin(_ byte: UInt8) {
        start = position
        switch byte {
        case 0x7B, 0x5B:
            nesting.open(byte)
            last = byte
            state = .value
        case 0x22:
            stringStart = position
            state = .string
        default: state = .bare
        }
        position += 1
    }

    /// Goes on behind the bracket that begins a list of records.
    mutating func enterList() {
        outerDepth = nesting.depth
        lacksComma = false
        state = .list
        pass()
    }

    private mutating func leaveList() {
        nesting.close()
        outerDepth = 0
        last = 0x5D
        state = nesting.depth > 0 ? .value : .top
        pass()
    }

    /// Goes on behind a record.
    mutating func endRecord() {
        start = position
        lacksComma = true
        if outerDepth > 0 { state = .list } else { returnToTop() }
    }

    /// Makes a record of what was begun, and goes on as at the top of a text.
    mutating func breakOff(_ bytes: Span<UInt8>, at index: Int, _ records: inout [Range<Int>]) {
        records.append(trimmed(bytes, upTo: index))
        position = index
        returnToTop()
    }

    private mutating func returnToTop() {
        nesting.close(downTo: 0)
        outerDepth = 0
        isEnvelope = false
        isInLog = false
        isEscaped = false
        key = nil
        state = .top
        start = position
    }

    /// The unfinished record up to an index, without blank space behind it.
    func trimmed(_ bytes: Span<UInt8>, upTo index: Int) -> Range<Int> {
        var end = index
        while end > start, Self.isSpace(bytes[end - 1]) { end -= 1 }
        return start..<end
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }
}
