extension [UInt8] {
    /// Lends the bytes from an index on to what writes them in place and says how many it wrote.
    mutating func fill(
        from start: Int = 0, _ write: (UnsafeMutableRawBufferPointer) throws(LogError) -> Int
    ) throws(LogError) -> Int {
        var outcome = Result<Int, LogError>.success(0)
        unsafe withUnsafeMutableBytes { buffer in
            do throws(LogError) {
                // The rest of the buffer from an index within it.
                outcome = .success(try unsafe write(UnsafeMutableRawBufferPointer(rebasing: buffer[start...])))
            } catch {
                outcome = .failure(error)
            }
        }
        return try outcome.get()
    }
}

extension LogFile {
    /// Reads into an array as far as it goes.
    mutating func fill(_ bytes: inout [UInt8]) throws(LogError) -> Int {
        try unsafe bytes.fill { buffer throws(LogError) in try unsafe read(into: buffer) }
    }
}

extension GzipStream {
    /// Inflates into an array as far as it goes.
    mutating func fill(_ bytes: inout [UInt8], from file: inout LogFile) throws(LogError) -> Int {
        try unsafe bytes.fill { buffer throws(LogError) in try unsafe read(into: buffer, from: &file) }
    }
}
