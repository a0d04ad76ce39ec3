internal import Requests
package import SourceText

/// Reads HTTP archives, HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/), as exporters really write them: what is
/// missing, null or of another type than the specification's counts as absent.
package struct HARReader: Reader {
    package init() {}

    package func read(_ text: Text, scope: Scope) -> Reading {
        var reading = Reading(order: .sequence)
        do throws(SyntaxError) {
            let archive = try Node(json: text)
            for entry in archive["log"]?["entries"]?.elements ?? [] {
                if let request = HARReader.request(of: entry, scope: scope) { reading.requests.append(request) }
            }
        } catch {
            reading.problems.append(error)
        }
        return reading
    }

    /// The request of one entry, with its time, outcome and answer; nil where it has none that the scope wants.
    static func request(of entry: Node, scope: Scope) -> Request? {
        let origin = Origin(format: .har, kind: .recorded, span: entry.span)
        guard let message = message(entry), var request = Request(message, origin: origin, scope: scope) else {
            return nil
        }
        request.time = entry["startedDateTime"]?.string.flatMap { Timestamp(rfc3339: $0) }
        if let response = entry["response"] {
            let answer = answer(in: response).flatMap { try? Node(json: $0) }
            request.outcome = Outcome(httpStatus: status(of: response), answer: answer)
            request.answer = answer.flatMap(Answer.init)
        }
        return request
    }

    /// Nil where the entry has no URL. Arguments are read from it, not from its copy in `queryString`.
    private static func message(_ entry: Node) -> HTTPMessage? {
        guard let request = entry["request"], let url = request["url"]?.text else { return nil }
        var headers = (request["headers"]?.elements ?? []).compactMap { header -> HTTPMessage.Header? in
            guard let name = header["name"]?.text, let value = header["value"]?.text else { return nil }
            return HTTPMessage.Header(name: name, value: value)
        }
        if let type = request["postData"]?["mimeType"]?.text, !type.isEmpty,
            !headers.contains(where: { $0.isNamed("content-type") })
        {
            headers.append(HTTPMessage.Header(name: Text("content-type", decodedFrom: type.span), value: type))
        }
        return HTTPMessage(
            method: request["method"]?.text ?? Text("GET", decodedFrom: url.span), url: url, headers: headers,
            body: body(of: request, headers: headers), span: request.span)
    }

    private static func body(of request: Node, headers: [HTTPMessage.Header]) -> HTTPMessage.Body {
        if let text = request["postData"]?["text"]?.text, !text.isEmpty {
            guard request["postData"]?["encoding"]?.string == "base64" else { return .text(text) }
            guard let bytes = Base64.decode(text.bytes) else { return .notRecorded }
            var decoded = Text(at: text.span.start)
            decoded.append(bytes, .decoded, from: text.span)
            return .text(decoded)
        }
        if let params = request["postData"]?["params"]?.elements, !params.isEmpty {
            return body(params, of: request, headers: headers)
        }
        let length = headers.first { $0.isNamed("content-length") }.flatMap { Int($0.value.string) }
        let size = max(length ?? 0, request["bodySize"]?.integer ?? 0)
        return size > 0 ? .notRecorded : .none
    }

    /// The fields of a body whose text was not kept.
    private static func body(_ params: [Node], of request: Node, headers: [HTTPMessage.Header]) -> HTTPMessage.Body {
        let type = headers.first { $0.isNamed("content-type") }.map { MediaType($0.value) }
        let fields = params.compactMap { param -> (name: Text, value: Text?, span: SourceSpan)? in
            guard let name = param["name"]?.text else { return nil }
            let isFile = param["fileName"]?.text.map { !$0.isEmpty } ?? false
            let end = Text(at: name.span.end)
            return (name, isFile ? nil : param["value"]?.argumentText ?? end, param.span)
        }
        if type?.isMultipart == true {
            return .parts(fields.map { HTTPMessage.Part(name: $0.name, value: $0.value, span: $0.span) })
        }
        return .text(
            FormText.encoded(fields.map { ($0.name, $0.value ?? $0.name.asSymbolic) }, at: request.span.start))
    }

    private static func status(of response: Node) -> Int? {
        let status = response["status"]?.integer ?? response["status"]?.string.flatMap { Int($0) }
        return status.flatMap { $0 > 0 ? $0 : nil }
    }

    private static func answer(in response: Node) -> Text? {
        guard let text = response["content"]?["text"]?.text else { return nil }
        guard response["content"]?["encoding"]?.string == "base64" else { return text }
        return Base64.decode(text.bytes).map { Text(bytes: $0, span: SourceSpan(0, $0.count)) }
    }
}
