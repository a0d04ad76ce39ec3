/// Why a log cannot be opened, or be read any further.
package enum LogError: Error, Equatable {
    case missing
    case folder
    case forbidden
    /// The system's reason.
    case unreadable(String)
    /// Compressed in a way that is not read here; `gzip` is one that was compressed twice.
    case compressed(Compression)
    /// It begins with the byte order mark of UTF-16.
    case utf16
    /// The input ends inside a gzip stream, after so many bytes that gave so many bytes of text.
    case gzipCut(input: Int, text: Int)
    /// About here, by zlib's reason.
    case gzipCorrupt(offset: Int, text: Int, reason: String)
    /// A whole gzip stream ends here, and what follows is none.
    case gzipTrailed(offset: Int, text: Int)

    /// What is wrong and what to do, without the log's name.
    package var reason: String {
        switch self {
        case .missing: "there is no such file; check the path"
        case .folder: "it is a folder; name the log files in it"
        case .forbidden: "there is no permission to read it; make it readable, or give it on standard input"
        case .unreadable(let reason): "it cannot be read: \(reason)"
        case .compressed(.gzip): "it is compressed with gzip twice; decompress it once first"
        case .compressed(let compression): "it is compressed with \(compression.rawValue); decompress it first"
        case .utf16: "it is UTF-16 text; convert it to UTF-8 first"
        case .gzipCut(let input, let text):
            "the gzip stream ends in the middle, after \(input) bytes of input; \(text) bytes of text were read; "
                + "copy the file again, if its writer was not stopped there"
        case .gzipCorrupt(let offset, let text, let reason):
            "the gzip stream is corrupt near offset \(offset) of the input (\(reason)); \(text) bytes of text were read; "
                + "copy the file again"
        case .gzipTrailed(let offset, let text):
            "what follows the gzip stream at offset \(offset) of the input is not gzip; \(text) bytes of text were read; "
                + "cut the input there, or copy the file again"
        }
    }
}
