internal import Requests
internal import SourceText

/// A multipart/form-data body as it travels (RFC 7578).
struct MultipartBody {
    let parts: [HTTPMessage.Part]

    /// Without a boundary the body's own first line is taken, as it must begin with one.
    init(_ body: Text, boundary: String?) {
        let boundary = boundary ?? MultipartBody.firstLineBoundary(body)
        guard let boundary, !boundary.isEmpty else {
            parts = []
            return
        }
        parts = MultipartBody.pieces(of: body, delimiter: Array("--\(boundary)".utf8)).compactMap(MultipartBody.part)
    }

    private static func firstLineBoundary(_ body: Text) -> String? {
        let line = body.split(0x0A)[0].trimmed
        return line.hasPrefix("--") ? line[line.startIndex + 2..<line.endIndex].string : nil
    }

    /// What stands between the delimiters, without the line ends around it.
    private static func pieces(of body: Text, delimiter: [UInt8]) -> [Text] {
        var pieces: [Text] = []
        var start: Int?
        var lineStart = body.startIndex
        while lineStart < body.endIndex {
            let lineEnd = body.bytes[lineStart...].firstIndex(of: 0x0A) ?? body.endIndex
            if body.bytes[lineStart..<lineEnd].starts(with: delimiter) {
                if let start { pieces.append(body[start..<max(start, endOfContent(before: lineStart, in: body))]) }
                let isLast = body.bytes[(lineStart + delimiter.count)..<lineEnd].starts(with: [0x2D, 0x2D])
                start = isLast ? nil : min(lineEnd + 1, body.endIndex)
            }
            lineStart = lineEnd + 1
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
        guard let head = MessageHead(piece, startsWithRequestLine: false),
            let disposition = head.headers.first(where: { $0.isNamed("content-disposition") }),
            let name = parameter("name", of: disposition.value)
        else { return nil }
        let value = piece[head.end..<piece.endIndex]
        let isFile = parameter("filename", of: disposition.value) != nil
        return HTTPMessage.Part(name: name, value: isFile ? nil : value, span: value.isEmpty ? name.span : value.span)
    }

    /// A parameter of `Content-Disposition`, with its place; quotes taken off and `\"`, `%22` undone as browsers write them.
    private static func parameter(_ name: String, of disposition: Text) -> Text? {
        for piece in disposition.split(UInt8(ascii: ";")).dropFirst().map(\.trimmed) {
            guard let equals = piece.firstIndex(of: UInt8(ascii: "=")),
                piece[piece.startIndex..<equals].trimmed.string.lowercased() == name
            else { continue }
            var value = piece[equals + 1..<piece.endIndex].trimmed
            if value.count >= 2, value.bytes.first == 0x22, value.bytes.last == 0x22 {
                value = value[value.startIndex + 1..<value.endIndex - 1]
            }
            return value
        }
        return nil
    }
}
