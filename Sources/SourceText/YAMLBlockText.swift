/// Where the bytes of a block scalar's value (`|`, `>`) stand in the file.
///
/// The value is known from libyaml, which settles what the source alone would need the whole grammar for: the
/// indentation, and which line ends were folded or chomped.
struct YAMLBlockText {
    private let text: Text
    private let value: [UInt8]

    init(_ text: Text, value: [UInt8]) {
        self.text = text
        self.value = value
    }

    /// `|`: every line without its indentation is a piece of the file.
    func literal(_ range: Range<Int>) -> Text {
        var (index, mapped) = begin(range)
        let indentation = indentation(index, range.upperBound)
        while mapped.count < value.count, index < range.upperBound {
            index = skipSpaces(from: index, to: range.upperBound, atMost: indentation)
            let lineEnd = YAMLLine.end(text, from: index, to: range.upperBound)
            mapped.append(text[index..<lineEnd])
            guard lineEnd < range.upperBound else { break }
            index = YAMLLine.skipBreak(text, from: lineEnd, to: range.upperBound)
            if mapped.count < value.count { appendBreak(lineEnd..<index, to: &mapped) }
        }
        return mapped
    }

    /// `>`: every line without its indentation is a piece of the file, and what joins two lines is decoded from the line
    /// ends between them.
    func folded(_ range: Range<Int>) -> Text {
        var (index, mapped) = begin(range)
        let indentation = indentation(index, range.upperBound)
        var joint = index
        while index < range.upperBound {
            index = skipSpaces(from: index, to: range.upperBound, atMost: indentation)
            let lineEnd = YAMLLine.end(text, from: index, to: range.upperBound)
            if lineEnd > index {
                mapped.append(joiner(at: mapped.count), .decoded, from: text.span(of: joint..<index))
                mapped.append(text[index..<lineEnd])
                joint = lineEnd
            }
            guard lineEnd < range.upperBound else { break }
            index = YAMLLine.skipBreak(text, from: lineEnd, to: range.upperBound)
        }
        if mapped.count < value.count {
            mapped.append(value[mapped.count...], .decoded, from: text.span(of: joint..<range.upperBound))
        }
        return mapped
    }

    /// The index of the first line after the header, and an empty text there.
    private func begin(_ range: Range<Int>) -> (Int, Text) {
        let headerEnd = YAMLLine.end(text, from: range.lowerBound, to: range.upperBound)
        guard headerEnd < range.upperBound else { return (headerEnd, Text(at: text.span(of: range).end)) }
        let index = YAMLLine.skipBreak(text, from: headerEnd, to: range.upperBound)
        return (index, Text(at: text.span(of: index..<index).start))
    }

    /// How many spaces each line has lost: those of the first line with something on it, less those that its value kept.
    private func indentation(_ start: Int, _ limit: Int) -> Int {
        let source = spacesOfFirstLine(text.bytes[start..<limit])
        let kept = spacesOfFirstLine(value[...])
        return max(0, source - kept)
    }

    private func spacesOfFirstLine(_ bytes: ArraySlice<UInt8>) -> Int {
        var spaces = 0
        for byte in bytes {
            if YAMLLine.isBreak(byte) {
                spaces = 0
            } else if byte == 0x20 {
                spaces += 1
            } else {
                return spaces
            }
        }
        return spaces
    }

    private func skipSpaces(from start: Int, to limit: Int, atMost count: Int) -> Int {
        var index = start
        while index < limit, index - start < count, text[index] == 0x20 { index += 1 }
        return index
    }

    private func appendBreak(_ range: Range<Int>, to mapped: inout Text) {
        if range.count == 1, text[range.lowerBound] == 0x0A {
            mapped.append(text[range])
        } else {
            mapped.append(0x0A, decodedFrom: text.span(of: range))
        }
    }

    /// What joins two lines at an index of the value: line ends, or one space.
    private func joiner(at index: Int) -> ArraySlice<UInt8> {
        guard index < value.count else { return [] }
        let breaks = value[index...].prefix { $0 == 0x0A }
        return breaks.isEmpty && index > 0 && value[index] == 0x20 ? value[index...index] : breaks
    }
}
