extension Text {
    /// How many bytes a byte order mark takes at the beginning: three, or none where there is no mark.
    package var byteOrderMarkLength: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

    /// The bytes of the file that the character at an index stands for, its following bytes included; past the end, the
    /// empty span there.
    package func spanOfCharacter(at index: Int) -> SourceSpan {
        guard index < endIndex else { return span(of: endIndex..<endIndex) }
        var end = index + 1
        while end < endIndex, end < index + 4, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return span(of: index..<end)
    }
}
