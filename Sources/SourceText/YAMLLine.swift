/// Line ends in YAML sources.
enum YAMLLine {
    static func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    /// Past the line end at an index: LF, CRLF or a lone CR.
    static func skipBreak(_ text: Text, from index: Int, to limit: Int) -> Int {
        text[index] == 0x0D && index + 1 < limit && text[index + 1] == 0x0A ? index + 2 : index + 1
    }

    /// Where the line ends that an index is in, before its line end.
    static func end(_ text: Text, from start: Int, to limit: Int) -> Int {
        text.bytes[start..<limit].firstIndex(where: isBreak) ?? limit
    }
}
