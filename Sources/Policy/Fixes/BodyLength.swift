internal import Requests
internal import SourceText

/// Keeps the header `Content-Length` true.
struct BodyLength {
    private let request: Request
    private let file: SourceFile

    init(_ request: Request, _ file: SourceFile) {
        self.request = request
        self.file = file
    }

    /// The edits that an edit needs beside it; nil where the length cannot be kept true.
    func edits(beside edit: Fix.Edit) -> [Fix.Edit]? {
        guard let http = request.http, let body = http.body, holds(body, edit.span) else { return [] }
        // The sizes of chunks stand in the body itself.
        if http.header("transfer-encoding") != nil, request.origin.format == .raw { return nil }
        guard let length = http.header("content-length")?.value else { return [] }
        guard let span = length.writtenSpan(in: file), Int(length.string) == body.count,
            let growth = BodyLength.growth(edit, file, isVerbatim: body.isVerbatim)
        else { return nil }
        return [Fix.Edit(span: span, text: String(body.count + growth))]
    }

    /// By how many bytes of the body's own an edit makes it longer; nil where that cannot be told.
    static func growth(_ edit: Fix.Edit, _ file: SourceFile, isVerbatim: Bool) -> Int? {
        let old = file.bytes[edit.span.start..<edit.span.end]
        if isVerbatim { return edit.text.utf8.count - old.count }
        guard let before = decodedCount(old), let after = decodedCount(edit.text.utf8) else { return nil }
        return after - before
    }

    /// How many bytes a piece of a JSON string stands for.
    private static func decodedCount(_ bytes: some Sequence<UInt8>) -> Int? {
        var count = 0
        var isEscaped = false
        for byte in bytes {
            if isEscaped, byte == UInt8(ascii: "u") { return nil }
            isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
            if !isEscaped { count += 1 }
        }
        return isEscaped ? nil : count
    }

    private func holds(_ body: Text, _ span: SourceSpan) -> Bool {
        let place = body.span
        return place.start <= span.start && span.end <= place.end
    }
}
