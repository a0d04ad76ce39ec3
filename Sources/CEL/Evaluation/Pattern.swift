import CRE2

/// A regular expression of RE2: matching takes time in proportion to the text, whatever the pattern.
///
/// A class because it owns a C object that many evaluations read at once; RE2 allows that.
@safe final class Pattern: @unchecked Sendable {
    // The only owner; it lives exactly as long as the class.
    private let compiled: OpaquePointer

    struct Failure: Error {
        let reason: String
    }

    /// - Parameter memory: bytes that the compiled program may take.
    init(_ text: String, memory: Int) throws(Failure) {
        var message = [CChar](repeating: 0, count: 200)
        var text = text
        let pattern = text.withUTF8 { bytes in
            unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
                unsafe cre2_compile(characters.baseAddress, characters.count, Int64(memory), &message, message.count)
            }
        }
        guard let pattern = unsafe pattern else {
            let reason = message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
            throw Failure(reason: String(decoding: reason, as: UTF8.self))
        }
        unsafe compiled = pattern
    }

    deinit {
        unsafe cre2_free(compiled)
    }

    /// Whether it matches anywhere in the text.
    func matches(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
                unsafe cre2_matches(compiled, characters.baseAddress, characters.count)
            }
        }
    }

    /// Instructions of the compiled program, which compiling it took time in proportion to.
    var size: Int { unsafe Int(cre2_size(compiled)) }

    /// Steps that matching a text costs: in proportion to its length, and to the program where that is long.
    func cost(ofTextWeighing weight: Int) -> Int {
        weight * (1 + size / 16)
    }
}
