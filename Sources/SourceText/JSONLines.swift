/// The values of a JSON Lines text in order, each a node or the error of its line. Blank lines are skipped.
///
/// Lines are read as they are asked for, so that a long file is not held as trees.
package struct JSONLines: Sequence, IteratorProtocol, Sendable {
    private let text: Text
    /// Index of the next line's first byte.
    private var position: Int

    /// A byte order mark at the beginning is skipped.
    package init(_ text: Text) {
        self.text = text
        position = text.startIndex + text.byteOrderMarkLength
    }

    package mutating func next() -> Result<Node, SyntaxError>? {
        while position < text.endIndex {
            let end = text.firstIndex(of: 0x0A, from: position) ?? text.endIndex
            let line = text[position..<end]
            position = end + 1
            guard !line.bytes.allSatisfy(Text.isSpace) else { continue }
            do throws(SyntaxError) {
                return .success(try JSONTreeBuilder.tree(line))
            } catch {
                return .failure(error)
            }
        }
        return nil
    }
}
