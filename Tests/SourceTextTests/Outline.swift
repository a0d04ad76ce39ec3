import SourceText

extension Node {
    /// The tree on one line, each scalar as `value@its bytes in the file`, so that a test shows both.
    func outline(in file: SourceFile) -> String {
        let source = file.string(span).replacing("\r", with: "␍").replacing("\n", with: "␊")
        switch value {
        case .null: return "null@\(source)"
        case .bool(let bool): return "\(bool)@\(source)"
        case .number(let text): return "#\(text.string)@\(source)"
        case .string(let text): return "'\(text.string)'@\(source)"
        case .list(let elements):
            return "[" + elements.map { $0.outline(in: file) }.joined(separator: ", ") + "]"
        case .object(let members):
            let parts = members.map {
                "\($0.key.string)@\(file.string($0.keySpan)): \($0.value.outline(in: file))"
            }
            return "{" + parts.joined(separator: ", ") + "}"
        }
    }
}

extension Text {
    /// The runs as `kind:bytes<source>`, which shows where every byte stands.
    func trace(in file: SourceFile) -> String {
        var parts: [String] = []
        for index in runs.indices {
            let first = max(runs[index].start, startIndex)
            let last = index + 1 < runs.endIndex ? runs[index + 1].start : endIndex
            let piece = self[first..<last]
            let mark =
                switch runs[index].kind {
                case .verbatim: ""
                case .decoded: "="
                case .symbolic: "$"
                }
            let source = file.string(piece.span)
            parts.append(
                runs[index].kind == .verbatim && source == piece.string
                    ? piece.string : "\(mark)\(piece.string)<\(source)>")
        }
        return parts.joined(separator: "|")
    }
}

func file(_ text: String) -> SourceFile { SourceFile(name: "test", text: text) }
