internal import SourceText

/// The comments of a YAML file that speak to bindlint. libyaml drops comments: one is what begins with `#` at the beginning
/// of a line or behind a blank, and stands in none of the scalars that libyaml found.
struct YAMLComments {
    private(set) var comments: [SourceComment] = []
    private let text: Text
    /// The scalars' places, in order of the file.
    private var scalars: [SourceSpan] = []

    init(_ text: Text, _ documents: [Node]) {
        self.text = text
        for document in documents { collect(document) }
        scalars.sort { $0.start < $1.start }
        var lines = LineCursor(text)
        while let line = lines.next() {
            guard SourceComment.mayStand(in: line), let start = startOfComment(line) else { continue }
            if let comment = SourceComment(line[start..<line.endIndex]) { comments.append(comment) }
        }
    }

    private mutating func collect(_ node: Node) {
        switch node.value {
        case .list(let elements):
            for element in elements { collect(element) }
        case .object(let members):
            for member in members {
                scalars.append(member.keySpan)
                collect(member.value)
            }
        case .null, .bool, .number, .string: scalars.append(withoutHeader(node.span))
        }
    }

    /// A block scalar without the line of its mark, behind which a comment may stand.
    private func withoutHeader(_ span: SourceSpan) -> SourceSpan {
        let first = span.start + text.startIndex - text.span.start
        guard text.indices.contains(first), text[first] == UInt8(ascii: "|") || text[first] == UInt8(ascii: ">"),
            let newline = text.firstIndex(of: 0x0A, from: first)
        else { return span }
        let start = span.start + newline - first
        return SourceSpan(min(start, span.end), span.end)
    }

    private func startOfComment(_ line: Text) -> Int? {
        line.indices.first { index in
            guard line[index] == UInt8(ascii: "#") else { return false }
            guard index == line.startIndex || line[index - 1] == 0x20 || line[index - 1] == 0x09 else { return false }
            let offset = line.span(of: index..<index + 1).start
            return !isInScalar(offset)
        }
    }

    /// Scalars do not overlap, so that the last one to begin before an offset is the only one that may hold it.
    private func isInScalar(_ offset: Int) -> Bool {
        var low = 0
        var high = scalars.count
        while low < high {
            let middle = (low + high) / 2
            if scalars[middle].start <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 && offset < scalars[low - 1].end
    }
}
