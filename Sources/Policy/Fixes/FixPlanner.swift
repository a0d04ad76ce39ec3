internal import Requests
internal import SourceText

/// Finds the ways to make a change of a request in the bytes of its file.
///
/// It looks at the bytes around an argument and proposes edits, the best first. Whether one does what it should, and
/// nothing else, only reading the file again can tell: see `FixCheck`.
struct FixPlanner {
    private let file: SourceFile
    private let catalog: Catalog
    /// The file as JSON, where it is; read once.
    private lazy var document: Node? = try? Node(json: file.text)

    init(_ file: SourceFile, _ catalog: Catalog) {
        self.file = file
        self.catalog = catalog
    }

    /// Each way is a list of edits that belong together, in the order of the file.
    mutating func ways(to change: RequestChange, _ request: Request) -> [[Fix.Edit]] {
        let edits = edits(for: change, request)
        return edits.compactMap { complete($0, change, request) }
    }

    private mutating func edits(for change: RequestChange, _ request: Request) -> [Fix.Edit] {
        switch change {
        case .rename(let index, let name):
            guard let writing = writing(of: request.arguments[index], request) else { return [] }
            return TextSpelling.bare(name).map { Fix.Edit(span: writing.name, text: $0) }
        case .remove(let index):
            guard let writing = writing(of: request.arguments[index], request) else { return [] }
            return ArgumentRemoval(of: writing, in: file.bytes).spans.map { Fix.Edit(span: $0, text: "") }
        case .replaceValue(let index, let value):
            let argument = request.arguments[index]
            guard let span = argument.value.writtenSpan(in: file) else { return [] }
            guard let writing = writing(of: argument, request), !span.isEmpty else { return [] }
            return spellings(of: value, in: writing).map { Fix.Edit(span: span, text: $0) }
        case .insert(let name, let value): return insertions(of: name, value, request)
        case .replace(let place, let text): return replacements(of: place, text, request)
        }
    }

    private mutating func writing(of argument: Argument, _ request: Request) -> ArgumentWriting? {
        if ![.json, .har, .postman].contains(request.origin.format) {
            return ArgumentWriting(argument, in: file) { nil }
        }
        let document = document
        return ArgumentWriting(argument, in: file) { document }
    }

    private func spellings(of value: String, in writing: ArgumentWriting) -> [String] {
        switch writing.shape {
        case .pair: return TextSpelling.pair(value)
        case .apart: return TextSpelling.bare(value)
        case .member, .line, .entry:
            let before = file.bytes[writing.name.end..<max(writing.name.end, writing.value.start)]
            let quote = ["\\\"", "\"", "'"].first { before.suffix($0.utf8.count).elementsEqual($0.utf8) }
            return TextSpelling.member(value, quote: quote ?? "")
        }
    }

    // MARK: Insertions

    /// Beside the arguments that say what the call is about rather than who calls; beside a number where it is one.
    private mutating func insertions(of name: String, _ value: String, _ request: Request) -> [Fix.Edit] {
        let models = request.arguments.indices.reversed().filter { !(request.arguments[$0].name == "cmd") }
        let isNumber = Int(value) != nil
        let ranked = models.map { index -> (index: Int, rank: Int) in
            let argument = request.arguments[index]
            let isCommon = catalog.common.contains { argument.name == $0.name }
            // In a document a number is written like the numbers beside it.
            let isAlike = argument.location != .document || (Int(argument.value.string) != nil) == isNumber
            return (index, (isCommon ? 2 : 0) + (isAlike ? 0 : 1))
        }
        var edits: [Fix.Edit] = []
        for model in ranked.enumerated().sorted(by: { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }) {
            let index = model.element.index
            let location = request.arguments[index].location
            guard let writing = writing(of: request.arguments[index], request) else { continue }
            let neighbours = [
                request.arguments[..<index].last { $0.location == location },
                request.arguments[(index + 1)...].first { $0.location == location },
            ].compactMap { $0 }.compactMap { self.writing(of: $0, request) }
            edits +=
                ArgumentInsertion(
                    name: name, value: value, behind: writing, beside: neighbours, in: file.bytes
                ).edits
            if edits.count >= FixPlanner.insertionLimit { break }
        }
        return edits
    }

    /// More ways than this are not tried.
    private static let insertionLimit = 6

    // MARK: Other places

    private func replacements(of place: RequestChange.Place, _ text: String, _ request: Request) -> [Fix.Edit] {
        let old: Text? =
            switch place {
            case .operation: request.method.text
            case .method: request.http?.method
            case .scheme: request.http?.scheme
            case .contentType: request.http?.header("content-type")?.value
            }
        guard let old, let span = old.writtenSpan(in: file) else { return [] }
        if place == .scheme {
            guard request.http?.hasPort == false else { return [] }
            // A client that sends to a host by itself puts the scheme before it.
            if span.isEmpty { return [Fix.Edit(span: span, text: text + "://")] }
        }
        return span.isEmpty ? [] : TextSpelling.bare(text).map { Fix.Edit(span: span, text: $0) }
    }

    // MARK: What says the same

    /// An edit with those that keep true what the file says twice: a body's length, and the copies of a recording. Nil
    /// where they cannot be kept true.
    private mutating func complete(_ edit: Fix.Edit, _ change: RequestChange, _ request: Request) -> [Fix.Edit]? {
        var edits = [edit]
        if request.origin.format == .har {
            guard let document, let copies = RecordedCopies(of: request, in: document, file) else { return nil }
            guard let more = copies.edits(beside: edit, change) else { return nil }
            edits += more
        }
        if request.origin.format == .postman {
            guard let document, let more = WrittenURL(around: edit, in: document, file).edits(change, request) else {
                return nil
            }
            edits += more
        }
        guard let length = BodyLength(request, file).edits(beside: edit) else { return nil }
        edits += length
        edits.sort { $0.span.start < $1.span.start }
        let isApart = zip(edits, edits.dropFirst()).allSatisfy { $0.span.end <= $1.span.start }
        return isApart ? edits : nil
    }
}

extension HTTP {
    /// Whether the URL names a port, which belongs to its scheme.
    fileprivate var hasPort: Bool {
        guard let scheme, let colon = url.firstIndex(of: UInt8(ascii: ":")), colon <= scheme.endIndex else {
            return true
        }
        let rest = url[min(colon + 3, url.endIndex)..<url.endIndex]
        let end = rest.bytes.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? rest.endIndex
        return rest[rest.startIndex..<end].bytes.contains(UInt8(ascii: ":"))
    }
}
