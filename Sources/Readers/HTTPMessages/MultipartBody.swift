internal import Requests
internal import SourceText

/// A multipart/form-data body as it travels (RFC 7578).
struct MultipartBody {
    let parts: [HTTPMessage.Part]

    /// Takes the body apart by the boundary that the content type names; where that one does not occur, or none is named,
    /// by the one on the body's own first line, as a body must begin with one.
    init(_ body: Text, boundary: Text?) {
        var pieces: [Text] = []
        if let boundary, !boundary.isEmpty { pieces = MultipartBody.pieces(of: body, boundary: boundary.bytes) }
        if pieces.isEmpty, let boundary = MultipartBody.firstLineBoundary(body) {
            pieces = MultipartBody.pieces(of: body, boundary: boundary.bytes)
        }
        parts = pieces.compactMap(MultipartBody.part)
    }

    private static func firstLineBoundary(_ body: Text) -> Text? {
        var lines = LineCursor(body)
        guard let line = lines.next()?.trimmed, line.hasPrefix("--"), line.count > 2 else { return nil }
        return line[line.startIndex + 2..<line.endIndex]
    }

    /// What stands between the delimiter lines, without the line ends around it.
    private static func pieces(of body: Text, boundary: ArraySlice<UInt8>) -> [Text] {
        let delimiter = [0x2D, 0x2D] + boundary
        var pieces: [Text] = []
        var start: Int?
        var lines = LineCursor(body)
        while true {
            let lineStart = lines.index
            guard let line = lines.next() else { break }
            guard line.bytes.starts(with: delimiter) else { continue }
            let rest = line[line.startIndex + delimiter.count..<line.endIndex].trimmed
            guard rest.isEmpty || rest == "--" else { continue }
            if let start { pieces.append(body[start..<max(start, endOfContent(before: lineStart, in: body))]) }
            start = rest.isEmpty ? lines.index : nil
        }
        if let start { pieces.append(body[start..<body.endIndex]) }
        return pieces
    }

    /// The line end before a delimiter belongs to the delimiter.
    private static func endOfContent(before delimiter: Int, in body: Text) -> Int {
        var end = delimiter
        if end > body.startIndex, body[end - 1] == 0x0A { end -= 1 }
        if end > body.startIndex, body[end - 1] == 0x0D { end -= 1 }
        return end
    }

    private static func part(_ piece: Text) -> HTTPMessage.Part? {
        guard let head = try? MessageHead(piece),
            let disposition = head.header("content-disposition").map({ HeaderParameters($0.value) }),
            let name = disposition["name"]
        else { return nil }
        let value = piece[head.end..<piece.endIndex]
        let isFile = disposition["filename"] != nil
        return HTTPMessage.Part(name: name, value: isFile ? nil : value, span: value.isEmpty ? name.span : value.span)
    }
}
