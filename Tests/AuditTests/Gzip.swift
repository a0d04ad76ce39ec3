import CZlib

/// Makes gzip streams.
enum Gzip {
    /// One member; level 0 stores the bytes as they are.
    static func member(_ bytes: [UInt8], level: Int32 = 6) -> [UInt8] {
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        defer { unsafe stream.deallocate() }
        let size = unsafe Int32(MemoryLayout<z_stream>.size)
        unsafe deflateInit2_(stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
        var input = bytes
        var output = [UInt8](repeating: 0, count: bytes.count + bytes.count / 100 + 1_000)
        let count = unsafe input.withUnsafeMutableBufferPointer { input in
            unsafe output.withUnsafeMutableBufferPointer { output in
                unsafe stream.pointee.next_in = input.baseAddress
                unsafe stream.pointee.avail_in = UInt32(input.count)
                unsafe stream.pointee.next_out = output.baseAddress
                unsafe stream.pointee.avail_out = UInt32(output.count)
                unsafe deflate(stream, Z_FINISH)
                return unsafe output.count - Int(stream.pointee.avail_out)
            }
        }
        unsafe deflateEnd(stream)
        return Array(output[..<count])
    }

    /// The bytes in so many members.
    static func members(_ bytes: [UInt8], _ count: Int) -> [UInt8] {
        (0..<count).flatMap { member(Array(bytes[bytes.count * $0 / count..<bytes.count * ($0 + 1) / count])) }
    }
}
