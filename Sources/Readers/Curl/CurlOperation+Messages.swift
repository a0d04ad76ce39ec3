internal import Requests
internal import SourceText

extension CurlOperation {
    /// The requests that the options make, one for each URL. Throws where curl refuses the options; a URL that it
    /// refuses is a problem, and the others are sent.
    func messages(span: SourceSpan, problems: inout [SyntaxError]) throws(SyntaxError) -> [HTTPMessage] {
        if let refusal { throw refusal }
        try checkKind()
        let urls = self.urls
        guard !urls.isEmpty else { throw SyntaxError("curl is called without a URL", at: name) }
        let sentPerURL = 1_000 + (data?.text.count ?? 0) + (query?.text.count ?? 0)
        guard urls.count <= CurlOperation.sizeLimit / sentPerURL else {
            throw SyntaxError("the command sends more than can be read", at: name)
        }
        let isComplete = unseen == nil
        var messages: [HTTPMessage] = []
        for (number, url) in urls.enumerated() {
            let upload = number < uploads.count ? uploads[number] : nil
            do throws(SyntaxError) {
                for text in globs ? try CurlGlob.urls(url.text) : [url.text] {
                    if let message = try message(to: text, upload: upload, span: span, isComplete: isComplete) {
                        messages.append(message)
                    }
                }
            } catch {
                problems.append(error)
            }
        }
        return messages
    }

    /// Bytes that the requests of one command may hold together.
    private static let sizeLimit = 64 << 20

    /// A place that may hold options the script does not show.
    var unseen: SourceSpan? {
        if let unseenOptions { return unseenOptions }
        let open = targets.filter(\.isOpen)
        // The last open one is the URL where no other is.
        return open.count == targets.count ? open.dropLast().first?.span : open.first?.span
    }

    /// The targets that are URLs: those that are surely one word, else the last one.
    private var urls: [ShellArgument] {
        let certain = targets.filter { !$0.isOpen }
        return certain.isEmpty ? targets.suffix(1) : certain
    }

    /// A request is of one kind only: `-d`, `-F`, `-T` and `-I` exclude each other.
    private func checkKind() throws(SyntaxError) {
        let sendsData = data != nil && !(sendsDataInURL && parts == nil && uploads.isEmpty)
        let kinds = [sendsData, parts != nil, !uploads.isEmpty, wantsHead].count { $0 }
        guard kinds > 1 else { return }
        let place = parts?.span ?? data?.span ?? name
        throw SyntaxError("curl refuses options that ask for two kinds of requests (-d, -F, -T, -I)", at: place)
    }

    private func message(
        to text: Text, upload: Text?, span: SourceSpan, isComplete: Bool
    ) throws(SyntaxError) -> HTTPMessage? {
        var url = try CurlURL(text, defaultScheme: defaultScheme, keepsDotSegments: keepsDotSegments)
        guard url.isHTTP else { return nil }
        if let upload { url.addFileName(upload) }
        if sendsDataInURL, let data {
            url.addQuery(data.text)
        } else if let query {
            url.addQuery(query.text)
        }
        let body = self.body(upload: upload)
        let hasBody = if case .none = body { false } else { true }
        return HTTPMessage(
            method: method ?? impliedMethod(upload: upload, isComplete: isComplete),
            url: url.text(target: requestTarget),
            headers: headers.fields(hasBody: hasBody, multipart: parts?.span, user: url.user), body: body, span: span)
    }

    private func body(upload: Text?) -> HTTPMessage.Body {
        if let upload {
            if upload == "-", let input { return .text(input) }
            return .file(upload)
        }
        if let parts { return .parts(parts.parts) }
        guard let data, !sendsDataInURL else { return .none }
        if let file = data.file { return .file(file) }
        return .text(data.text)
    }

    private func impliedMethod(upload: Text?, isComplete: Bool) -> Text {
        let name =
            if wantsHead {
                "HEAD"
            } else if upload != nil {
                "PUT"
            } else if parts != nil || (data != nil && !sendsDataInURL) {
                "POST"
            } else {
                "GET"
            }
        let text = Text(name, decodedFrom: self.name)
        return isComplete ? text : text.asSymbolic
    }
}
