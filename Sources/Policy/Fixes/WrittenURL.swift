internal import Requests
internal import SourceText

/// The text `raw` of a Postman URL, which says for people what the parts beside it say for Postman.
struct WrittenURL {
    private let file: SourceFile
    /// Nil where the edit is in no URL, or in one without a copy.
    private let raw: Text?

    init(around edit: Fix.Edit, in document: Node, _ file: SourceFile) {
        self.file = file
        guard let url = WrittenURL.object(around: edit.span, in: document) else {
            raw = nil
            return
        }
        let text = url["raw"]
        // An edit of the copy itself needs no other.
        raw = text.flatMap { $0.span.start <= edit.span.start && edit.span.end <= $0.span.end ? nil : $0.text }
    }

    /// The innermost object with the parts of a URL around a place.
    private static func object(around place: SourceSpan, in node: Node) -> Node? {
        guard node.span.start <= place.start, place.end <= node.span.end else { return nil }
        for child in node.elements ?? node.members?.map(\.value) ?? [] {
            if let found = object(around: place, in: child) { return found }
        }
        return node["raw"] != nil && (node["query"] != nil || node["path"] != nil || node["host"] != nil) ? node : nil
    }

    /// The edits that make a change in the copy. A copy without a query says nothing of arguments. Nil where it says
    /// something else already.
    func edits(_ change: RequestChange, _ request: Request) -> [Fix.Edit]? {
        guard let raw else { return [] }
        switch change {
        case .replace(.scheme, let scheme):
            guard let old = URLText(raw).scheme else { return [] }
            return old.writtenSpan(in: file).map { [Fix.Edit(span: $0, text: scheme)] }
        case .replace(.operation, let name):
            let last = URLText(raw).path.split(UInt8(ascii: "/")).last
            guard let last, last.bytes == request.method.text.bytes, let span = last.writtenSpan(in: file) else {
                return nil
            }
            return [Fix.Edit(span: span, text: name)]
        case .replace: return []
        case .rename, .remove, .replaceValue, .insert: return queryEdits(change, request)
        }
    }

    private func queryEdits(_ change: RequestChange, _ request: Request) -> [Fix.Edit]? {
        guard let query = URLText(raw ?? Text(at: 0)).query else { return [] }
        if case .insert(let name, let value) = change {
            guard let value = TextSpelling.pair(value).first, query.span.count == query.count else { return nil }
            let separator = query.isEmpty ? "" : "&"
            let end = query.span.end
            return [Fix.Edit(span: SourceSpan(end, end), text: "\(separator)\(name)=\(value)")]
        }
        guard let index = change.argument, let pair = pair(of: index, in: query, request) else { return nil }
        let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
        switch change {
        case .rename(_, let name):
            let span = pair[pair.startIndex..<equals].writtenSpan(in: file)
            return span.map { [Fix.Edit(span: $0, text: name)] }
        case .replaceValue(_, let value):
            guard equals < pair.endIndex, let text = TextSpelling.pair(value).first else { return nil }
            let span = pair[equals + 1..<pair.endIndex].writtenSpan(in: file)
            return span.map { [Fix.Edit(span: $0, text: text)] }
        case .remove: return removal(of: pair, in: query)
        case .insert, .replace: return nil
        }
    }

    private func removal(of pair: Text, in query: Text) -> [Fix.Edit]? {
        let pieces: Range<Int> =
            if pair.endIndex < query.endIndex {
                pair.startIndex..<pair.endIndex + 1
            } else if pair.startIndex > query.startIndex {
                pair.startIndex - 1..<pair.endIndex
            } else {
                pair.indices
            }
        return [Fix.Edit(span: query.span(of: pieces), text: "")]
    }

    /// The pair that says the same as an argument: of several equal ones, the one in the same turn.
    private func pair(of index: Int, in query: Text, _ request: Request) -> Text? {
        let argument = request.arguments[index]
        let turn = request.arguments[..<index].count { other in
            other.location == argument.location && other.name.bytes == argument.name.bytes
                && other.value.bytes == argument.value.bytes
        }
        let equal = query.split(UInt8(ascii: "&")).filter { pair in
            let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            let value = pair[min(equals + 1, pair.endIndex)..<pair.endIndex]
            return pair[pair.startIndex..<equals].percentDecoded(form: true).bytes == argument.name.bytes
                && value.percentDecoded(form: true).bytes == argument.value.bytes
        }
        return turn < equal.count ? equal[turn] : nil
    }
}
