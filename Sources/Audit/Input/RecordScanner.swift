internal import Readers

/// Finds the ends of records in bytes that come piece by piece. Each byte is looked at once.
///
/// Indices count from the beginning of the bytes at hand, whose front is given up now and then.
protocol RecordScanner {
    /// The next byte to look at.
    var position: Int { get }
    /// Where the record begins that does not end in the bytes at hand; `position` between two records.
    var start: Int { get }

    /// Looks at the bytes from `position` on and appends the records that end there. With `stopsAtEnd` it goes no further
    /// than the first end of a record, and says whether it came to one.
    mutating func scan(_ bytes: Span<UInt8>, stopsAtEnd: Bool, into records: inout [Range<Int>]) -> Bool

    /// The log ends behind these bytes: appends what is left.
    mutating func finish(_ bytes: Span<UInt8>, into records: inout [Range<Int>])

    /// So many bytes at the front, none of them of the unfinished record, are given up.
    mutating func giveUp(_ count: Int)

    /// All bytes at hand are given up, although a record began there: only its end is looked for.
    mutating func giveUpRecord()
}

extension RecordLayout {
    /// A scanner at the beginning of a log.
    func scanner() -> any RecordScanner {
        switch self {
        case .lines: LineScanner()
        case .quotedLines: QuotedLineScanner()
        case .elements: ElementScanner()
        }
    }
}
