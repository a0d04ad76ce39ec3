private import CZlib

/// Owns a zlib stream that inflates gzip: any number of members one after the other, zero bytes between and after them.
@safe struct GzipStream: ~Copyable {
    private let stream: UnsafeMutablePointer<z_stream>
    private var input: [UInt8]
    /// The bytes of the input that zlib has not taken.
    private var pending: Range<Int>
    /// Offset of the input's first byte in the file.
    private var offset = 0
    private var isBetweenMembers = false
    private var failure: LogError?
    /// How many bytes were inflated.
    private var textCount = 0

    /// Begins with the first bytes of the file, which were read already. As many are read at a time later on.
    init(beginning first: [UInt8]) throws(LogError) {
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        // 16 more than the largest window asks for gzip's head and check sum.
        let outcome = unsafe inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard outcome == Z_OK else {
            unsafe stream.deallocate()
            throw .unreadable("zlib refuses to begin, with error \(outcome)")
        }
        unsafe self.stream = stream
        input = first
        pending = 0..<first.count
    }

    deinit {
        unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// Inflates until the buffer is full or the input ends, and says how many bytes. What was inflated before an error is
    /// given first, then the error.
    mutating func read(
        into buffer: UnsafeMutableRawBufferPointer, from file: inout LogFile
    ) throws(LogError) -> Int {
        var count = 0
        while count < buffer.count, failure == nil {
            let isAtEnd = !refill(from: &file)
            if isBetweenMembers {
                if isAtEnd { break }
                beginMember()
            } else if failure == nil {
                let made = unsafe inflate(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
                count += made
                if made == 0, isAtEnd, !isBetweenMembers, failure == nil {
                    failure = .gzipCut(input: offset + pending.lowerBound, text: textCount)
                }
            }
        }
        if count == 0, let failure { throw failure }
        return count
    }

    /// Reads more where all is taken. False at the input's end.
    private mutating func refill(from file: inout LogFile) -> Bool {
        guard pending.isEmpty else { return true }
        do throws(LogError) {
            offset += pending.upperBound
            pending = 0..<0
            pending = 0..<(try file.fill(&input))
        } catch {
            failure = error
        }
        return !pending.isEmpty
    }

    /// Passes over a zero byte, or lets the next member begin.
    private mutating func beginMember() {
        switch input[pending.lowerBound] {
        case 0: pending = pending.lowerBound + 1..<pending.upperBound
        case 0x1F:
            isBetweenMembers = false
            if unsafe inflateReset(stream) != Z_OK { failure = .unreadable("zlib refuses to begin again") }
        default: failure = .gzipTrailed(offset: offset + pending.lowerBound, text: textCount)
        }
    }

    /// One step of zlib; says how many bytes it made.
    private mutating func inflate(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let room = UInt32(clamping: buffer.count)
        let given = pending
        let outcome = unsafe input.withUnsafeMutableBufferPointer { bytes in
            // zlib's pointers are set for this one call: the input may move between two of them.
            unsafe stream.pointee.next_in = bytes.baseAddress.map { unsafe $0 + given.lowerBound }
            unsafe stream.pointee.avail_in = UInt32(given.count)
            unsafe stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
            unsafe stream.pointee.avail_out = room
            return unsafe CZlib.inflate(stream, Z_NO_FLUSH)
        }
        let made = unsafe Int(room - stream.pointee.avail_out)
        pending = unsafe given.upperBound - Int(stream.pointee.avail_in)..<given.upperBound
        textCount += made
        switch outcome {
        case Z_OK, Z_BUF_ERROR: break
        case Z_STREAM_END: isBetweenMembers = true
        case Z_MEM_ERROR: failure = .unreadable("there is not enough memory to inflate it")
        default:
            let reason = unsafe stream.pointee.msg.map { unsafe String(cString: $0) } ?? "zlib's error \(outcome)"
            failure = .gzipCorrupt(offset: offset + pending.lowerBound, text: textCount, reason: reason)
        }
        return made
    }
}
