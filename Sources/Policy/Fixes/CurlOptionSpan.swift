internal import SourceText

/// The option of curl that a whole `name=value` is the value of: `-d 'user_id=7'`.
struct CurlOptionSpan {
    /// From the option's first byte to the last of its value, quotes included.
    let whole: SourceSpan
    /// With the space and the line continuation before it.
    let withSpace: SourceSpan
    /// What stands before the value: `-d '`.
    let opening: ArraySlice<UInt8>
    /// What closes it: `'`, or nothing.
    let closing: ArraySlice<UInt8>

    /// Options whose value holds arguments.
    static let names: Set<String> = [
        "-d", "-F", "--data", "--data-raw", "--data-binary", "--data-ascii", "--data-urlencode", "--form",
        "--form-string", "--url-query",
    ]

    /// Nil where more than the pair stands in the option's value, or the value is not one word.
    init?(of pair: SourceSpan, in bytes: [UInt8]) {
        var start = pair.start
        var end = pair.end
        if start > 0, bytes[start - 1] == 0x27 || bytes[start - 1] == 0x22 {
            guard end < bytes.count, bytes[end] == bytes[start - 1] else { return nil }
            start -= 1
            end += 1
        }
        guard end == bytes.count || CurlOptionSpan.ends.contains(bytes[end]) else { return nil }
        closing = bytes[pair.end..<end]
        var nameEnd = start
        while nameEnd > 0, bytes[nameEnd - 1] == 0x20 || bytes[nameEnd - 1] == 0x09 { nameEnd -= 1 }
        var nameStart = nameEnd
        while nameStart > 0, !Text.isSpace(bytes[nameStart - 1]) { nameStart -= 1 }
        let word = String(decoding: bytes[nameStart..<nameEnd], as: UTF8.self)
        guard nameEnd < start ? Self.names.contains(word) : CurlOptionSpan.isAttached(word), nameStart > 0 else {
            return nil
        }
        opening = bytes[nameStart..<pair.start]
        whole = SourceSpan(nameStart, end)
        withSpace = SourceSpan(CurlOptionSpan.startOfSpace(before: nameStart, bytes), end)
    }

    /// Whether an option takes what follows without a space: `--data=a=1`, `-da=1`.
    private static func isAttached(_ word: String) -> Bool {
        word == "-d" || word == "-F" || (word.hasSuffix("=") && names.contains(String(word.dropLast())))
    }

    /// What ends a word of a shell, or the text around a command.
    private static let ends: [UInt8] = Array(" \t\r\n;|&)`'\"".utf8)

    /// The beginning of the space before an option, with the line ends that are escaped in it.
    private static func startOfSpace(before index: Int, _ bytes: [UInt8]) -> Int {
        var start = index
        while start > 0 {
            let byte = bytes[start - 1]
            if byte == 0x20 || byte == 0x09 {
                start -= 1
            } else if byte == 0x0A || byte == 0x0D {
                var mark = start - 1
                if byte == 0x0A, mark > 0, bytes[mark - 1] == 0x0D { mark -= 1 }
                guard mark > 0, bytes[mark - 1] == 0x5C || bytes[mark - 1] == 0x5E else { break }
                start = mark - 1
            } else {
                break
            }
        }
        return start
    }
}
