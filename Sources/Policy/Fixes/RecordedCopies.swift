internal import Requests
internal import SourceText

/// What a HTTP archive says of a request beside its URL and its body: `queryString`, `params`, `bodySize`, and the
/// headers in which HTTP/2 carries the URL. An edit of the one must be made in the others, or they contradict each other.
struct RecordedCopies {
    private let request: Request
    private let node: Node
    private let file: SourceFile

    /// Nil where the request's object is not found.
    init?(of request: Request, in document: Node, _ file: SourceFile) {
        let entries = document["log"]?["entries"]?.elements ?? []
        guard let node = entries.first(where: { $0.span == request.origin.span })?["request"] else { return nil }
        self.request = request
        self.node = node
        self.file = file
    }

    /// The edits that an edit needs beside it; nil where the copies differ already, or cannot be kept equal.
    func edits(beside edit: Fix.Edit, _ change: RequestChange) -> [Fix.Edit]? {
        if let url = node["url"]?.text, RecordedCopies.holds(url.span, edit.span) {
            guard var edits = headerEdits(beside: edit, url, change) else { return nil }
            guard let copies = listEdits(change, in: node["queryString"], .query) else { return nil }
            edits += copies
            return edits
        }
        if let body = node["postData"]?["text"], RecordedCopies.holds(body.span, edit.span) {
            guard let copies = listEdits(change, in: node["postData"]?["params"], .form),
                let size = sizeEdits(beside: edit)
            else { return nil }
            return copies + size
        }
        // Fields of a body whose text was not kept: nothing says how long it was but its size.
        let isMeasured = (node["bodySize"]?.integer ?? 0) > 0 || request.http?.header("content-length") != nil
        return RecordedCopies.holds(node["postData"]?["params"]?.span, edit.span) && isMeasured ? nil : []
    }

    private static func holds(_ outer: SourceSpan?, _ inner: SourceSpan) -> Bool {
        guard let outer else { return false }
        return outer.start <= inner.start && inner.end <= outer.end
    }

    // MARK: Lists of names and values

    private func listEdits(
        _ change: RequestChange, in list: Node?, _ location: Argument.Location
    ) -> [Fix.Edit]? {
        guard let elements = list?.elements, !elements.isEmpty else { return [] }
        switch change {
        case .replace: return []
        case .insert(let name, let value): return insertion(of: name, value, behind: elements)
        case .rename(let index, let name):
            guard let copy = copy(of: index, in: elements), let span = copy["name"]?.text?.writtenSpan(in: file) else {
                return nil
            }
            return TextSpelling.member(name, quote: "\"").prefix(1).map { Fix.Edit(span: span, text: $0) }
        case .replaceValue(let index, let value):
            guard let copy = copy(of: index, in: elements), let span = copy["value"]?.text?.writtenSpan(in: file) else {
                return nil
            }
            return TextSpelling.member(value, quote: "\"").prefix(1).map { Fix.Edit(span: span, text: $0) }
        case .remove(let index):
            guard let copy = copy(of: index, in: elements) else { return nil }
            let span = ArgumentRemoval.ofElement(copy.span, in: file.bytes) ?? copy.span
            return [Fix.Edit(span: span, text: "")]
        }
    }

    /// The element that says the same as an argument: of several equal ones, the one in the same turn.
    private func copy(of index: Int, in elements: [Node]) -> Node? {
        let argument = request.arguments[index]
        let turn = request.arguments[..<index].count { other in
            other.location == argument.location && other.name.bytes == argument.name.bytes
                && other.value.bytes == argument.value.bytes
        }
        let equal = elements.filter { element in
            guard let name = element["name"]?.text, let value = element["value"]?.text else { return false }
            return RecordedCopies.says(name, argument.name) && RecordedCopies.says(value, argument.value)
        }
        return turn < equal.count ? equal[turn] : nil
    }

    /// Exporters write names and values decoded, or as they stand in the URL.
    private static func says(_ copy: Text, _ text: Text) -> Bool {
        copy.bytes == text.bytes || copy.percentDecoded(form: true).bytes == text.bytes
    }

    /// One more element behind the last, in its layout.
    private func insertion(of name: String, _ value: String, behind elements: [Node]) -> [Fix.Edit]? {
        guard let last = elements.last, let members = last.members, members.count == 2, members[0].key == "name",
            members[1].key == "value", let oldName = last["name"]?.text?.span, let oldValue = last["value"]?.text?.span,
            let newName = TextSpelling.member(name, quote: "\"").first,
            let newValue = TextSpelling.member(value, quote: "\"").first
        else { return nil }
        let previous = elements.dropLast().last
        let separator = previous.map { text($0.span.end..<last.span.start) } ?? ", "
        let head = text(last.span.start..<oldName.start) + newName + text(oldName.end..<oldValue.start)
        let element = head + newValue + text(oldValue.end..<last.span.end)
        return [Fix.Edit(span: SourceSpan(last.span.end, last.span.end), text: separator + element)]
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: file.bytes[range], as: UTF8.self) }

    // MARK: Headers and sizes

    /// `:path` holds the end of the URL byte for byte, `:scheme` its beginning.
    private func headerEdits(beside edit: Fix.Edit, _ url: Text, _ change: RequestChange) -> [Fix.Edit]? {
        var edits: [Fix.Edit] = []
        for header in request.http?.headers ?? [] {
            guard let value = header.value.writtenSpan(in: file) else { continue }
            if header.name == ":path", edit.span.start >= url.span.end - value.count {
                let end = file.bytes[url.span.end - value.count..<url.span.end]
                guard end.elementsEqual(file.bytes[value.start..<value.end]) else { return nil }
                let distance = value.end - url.span.end
                let span = SourceSpan(edit.span.start + distance, edit.span.end + distance)
                edits.append(Fix.Edit(span: span, text: edit.text))
            } else if header.name == ":scheme", case .replace(.scheme, let scheme) = change {
                edits.append(Fix.Edit(span: value, text: scheme))
            }
        }
        return edits
    }

    private func sizeEdits(beside edit: Fix.Edit) -> [Fix.Edit]? {
        guard let body = request.http?.body, let size = node["bodySize"], let count = size.integer, count == body.count
        else { return [] }
        guard let growth = BodyLength.growth(edit, file, isVerbatim: false) else { return nil }
        return [Fix.Edit(span: size.span, text: String(count + growth))]
    }
}
