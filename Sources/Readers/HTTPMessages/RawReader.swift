internal import Requests
package import SourceText

/// Reads HTTP/1 messages as they travel, one after another (RFC 9112). Answers among them tell what became of the request
/// before them.
package struct RawReader: Reader {
    package init() {}

    package func read(_ text: Text, scope: Scope) -> Reading {
        var reading = Reading(order: .sequence)
        var index = RawReader.start(in: text, from: text.startIndex)
        var isAnswered = true
        while index < text.endIndex {
            let message = text[index..<text.endIndex]
            do throws(SyntaxError) {
                if message.hasPrefix("HTTP/") {
                    let response = try RawResponse(message)
                    if !isAnswered, let last = reading.requests.indices.last {
                        reading.requests[last].outcome = response.outcome
                    }
                    isAnswered = true
                    index = RawReader.start(in: text, from: response.end)
                } else {
                    let request = try RawRequest(message)
                    let count = reading.requests.count
                    let origin = Origin(format: .raw, kind: .recorded, span: request.message.span)
                    reading.add(request.message, origin: origin, scope: scope)
                    isAnswered = reading.requests.count == count
                    index = RawReader.start(in: text, from: request.end)
                }
            } catch {
                reading.problems.append(error)
                isAnswered = true
                index = RawReader.nextStartLine(in: text, after: index)
            }
        }
        return reading
    }

    /// Index of the next message: empty lines before one are passed over (RFC 9112, section 2.2).
    private static func start(in text: Text, from index: Int) -> Int {
        text.bytes[index...].firstIndex { !Text.isSpace($0) } ?? text.endIndex
    }

    /// Index of the first line behind an index that begins a message.
    static func nextStartLine(in text: Text, after index: Int) -> Int {
        var lines = LineCursor(text, from: index)
        _ = lines.next()
        while true {
            let start = lines.index
            guard let line = lines.next() else { return text.endIndex }
            if line.hasPrefix("HTTP/") || RequestLine(line) != nil { return start }
        }
    }
}

/// A request at the beginning of a text.
private struct RawRequest {
    var message: HTTPMessage
    /// Index of the first byte after it.
    var end: Int

    init(_ text: Text) throws(SyntaxError) {
        var lines = LineCursor(text)
        guard let line = lines.next() else { throw SyntaxError("expected a request line", at: text.span) }
        guard let requestLine = RequestLine(line) else {
            throw SyntaxError("expected a request line, such as 'POST /platform_api HTTP/1.1'", at: line.span)
        }
        let head = try MessageHead(text[lines.index..<text.endIndex])
        let framed = try FramedBody(text[head.end..<text.endIndex], head: head)
        end = framed.end
        message = HTTPMessage(
            method: requestLine.method, url: requestLine.target, headers: head.headers, body: framed.body,
            span: text[text.startIndex..<end].trimmed.span)
    }
}

/// An answer at the beginning of a text.
private struct RawResponse {
    var outcome: Outcome
    var end: Int

    init(_ text: Text) throws(SyntaxError) {
        var lines = LineCursor(text)
        let words = lines.next()?.split(0x20).filter { !$0.isEmpty } ?? []
        let head = try MessageHead(text[lines.index..<text.endIndex])
        let framed = try FramedBody(text[head.end..<text.endIndex], head: head)
        end = framed.end
        var answer: Text?
        if case .text(let body) = framed.body { answer = body }
        outcome = Outcome(httpStatus: words.count > 1 ? Int(words[1].string) : nil, answer: answer)
    }
}
