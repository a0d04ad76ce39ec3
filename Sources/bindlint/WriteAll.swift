internal import Glibc

/// Writes all of the bytes to a descriptor, however often a signal interrupts it. The C library's error number where it
/// cannot; 0 where it could.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
        let written = unsafe rest.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
        if written > 0 {
            rest.removeFirst(written)
        } else if errno != EINTR {
            return errno
        }
    }
    return 0
}

/// A file that could not be written, and why.
struct WriteError: Error, CustomStringConvertible {
    var path: String
    var reason: String

    var description: String { "cannot write \(path): \(reason)" }
}
