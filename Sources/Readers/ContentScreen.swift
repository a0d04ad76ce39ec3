/// What a fast look at a file's bytes shows, before any reader takes it: most files of a folder hold no request at all.
package enum ContentScreen: Sendable {
    /// A NUL byte stands in the first 8 KB, and nothing that speaks of requests anywhere: a NUL alone hides none.
    case binary
    /// Nothing in it can be a SIP-registration request.
    case unrelated
    /// It holds the API's path or one of the words that requests to it are made of.
    case candidate

    package init(_ bytes: [UInt8]) {
        if ContentScreen.mayHoldRequests(bytes) {
            self = .candidate
        } else {
            self = bytes.prefix(8_192).contains(0) ? .binary : .unrelated
        }
    }

    /// Whether `platform_api` occurs, or in any case `sipreg` or `sip_reg`, which the names of the five operations and of
    /// their parameters hold. JSON's escaped slashes and percent-encoding leave all of them as they are.
    ///
    /// Looks at 16 positions at once for `sip` in any case and for `_ap`.
    package static func mayHoldRequests(_ bytes: [UInt8]) -> Bool {
        unsafe bytes.withUnsafeBytes { unsafe mayHoldRequests($0) }
    }

    /// The same of a piece of a file.
    static func mayHoldRequests(_ bytes: ArraySlice<UInt8>) -> Bool {
        unsafe bytes.withUnsafeBytes { unsafe mayHoldRequests($0) }
    }

    private typealias Block = SIMD16<UInt8>

    private static func mayHoldRequests(_ bytes: UnsafeRawBufferPointer) -> Bool {
        // Comparing with a vector is one instruction; comparing with a scalar is a loop over the lanes, 50 times slower.
        let lowercase = Block(repeating: 0x20)
        let s = Block(repeating: UInt8(ascii: "s"))
        let i = Block(repeating: UInt8(ascii: "i"))
        let p = Block(repeating: UInt8(ascii: "p"))
        let a = Block(repeating: UInt8(ascii: "a"))
        let underscore = Block(repeating: UInt8(ascii: "_"))
        var index = 0
        // The two bytes behind the block are read too.
        while index + Block.scalarCount + 2 <= bytes.count {
            // Each load stands inside the buffer by the condition above.
            let first = unsafe bytes.loadUnaligned(fromByteOffset: index, as: Block.self)
            let second = unsafe bytes.loadUnaligned(fromByteOffset: index + 1, as: Block.self)
            let third = unsafe bytes.loadUnaligned(fromByteOffset: index + 2, as: Block.self)
            let isSIP = ((first | lowercase) .== s) .& ((second | lowercase) .== i) .& ((third | lowercase) .== p)
            let isAPI = (first .== underscore) .& (second .== a) .& (third .== p)
            // A mask's lanes are all ones or all zeros; `any` would look at each of them.
            let lanes = unsafe unsafeBitCast(isSIP .| isAPI, to: SIMD2<UInt64>.self)
            if lanes[0] | lanes[1] != 0 {
                for position in index..<index + Block.scalarCount where unsafe isWord(at: position, in: bytes) {
                    return true
                }
            }
            index += Block.scalarCount
        }
        while index + 3 <= bytes.count {
            if unsafe isWord(at: index, in: bytes) { return true }
            index += 1
        }
        return false
    }

    /// Whether one of the words stands at `sip` or around `_ap`.
    private static func isWord(at index: Int, in bytes: UnsafeRawBufferPointer) -> Bool {
        if unsafe bytes[index] == UInt8(ascii: "_") {
            return unsafe index >= 8 && bytes[(index - 8)...].starts(with: "platform_api".utf8)
        }
        return unsafe holds("sipreg", at: index, in: bytes) || holds("sip_reg", at: index, in: bytes)
    }

    /// Whether a word in lower case stands at an index in any case.
    private static func holds(_ word: StaticString, at index: Int, in bytes: UnsafeRawBufferPointer) -> Bool {
        let length = word.utf8CodeUnitCount
        guard index + length <= bytes.count else { return false }
        for offset in 0..<length {
            let letter = unsafe word.utf8Start[offset]
            let byte = unsafe bytes[index + offset]
            guard byte == letter || (letter != UInt8(ascii: "_") && byte | 0x20 == letter) else { return false }
        }
        return true
    }
}
