internal import Requests
internal import SourceText

/// Collects the requests of documents: single objects, lists of them however nested, and what stands under `requests`.
struct DocumentRequests {
    let format: RequestFormat
    let scope: Scope
    private(set) var reading = Reading(order: .sequence)

    init(format: RequestFormat, scope: Scope) {
        self.format = format
        self.scope = scope
    }

    /// Whether there are more requests than a file may hold.
    var isFull: Bool { reading.requests.count > Reading.requestLimit }

    /// Reads the documents that `parse` yields; its error is a problem.
    mutating func read(_ parse: () throws(SyntaxError) -> [Node]) {
        do throws(SyntaxError) {
            for document in try parse() { read(document) }
        } catch {
            reading.problems.append(error)
        }
    }

    /// An object that has none of the shapes is no request and no problem; one that has a shape and breaks it is a problem.
    private mutating func read(_ node: Node) {
        switch node.value {
        case .list(let elements):
            for element in elements { read(element) }
        case .object:
            if let requests = node["requests"], requests.elements != nil || requests.members != nil {
                readRequests(requests)
            } else {
                readRequest(node)
            }
        case .null, .bool, .number, .string: break
        }
    }

    /// What stands under `requests`: a list, one request, or requests by name, among which no order is meant.
    private mutating func readRequests(_ node: Node) {
        guard let members = node.members else { return read(node) }
        guard !readRequest(node) else { return }
        for member in members where member.value.members != nil {
            reading.order = .collection
            readRequest(member.value)
        }
    }

    /// False where the object has none of the shapes.
    @discardableResult
    private mutating func readRequest(_ node: Node) -> Bool {
        guard !isFull else { return true }
        do throws(SyntaxError) {
            guard let shape = try DocumentShape(node) else { return false }
            guard var request = try request(shape, of: node) else { return true }
            reading.problems += request.readContext(node)
            reading.requests.append(request)
        } catch {
            reading.problems.append(error)
        }
        return true
    }

    /// Nil where the scope does not want it.
    private func request(_ shape: DocumentShape, of node: Node) throws(SyntaxError) -> Request? {
        var origin = Origin(format: format, kind: .authored, span: node.span)
        if let kind = node["origin"]?["kind"]?.string.flatMap(Origin.Kind.init) { origin.kind = kind }
        switch shape {
        case .call(let operation):
            let method = Request.Method(operation)
            guard scope == .everything || method.meaning != .other else { return nil }
            var request = Request(method: method, arguments: [], origin: origin)
            if let http = node["http"], http["url"]?.text != nil { try request.readTransport(http) }
            if let arguments = try CallShape.arguments(of: node) { request.arguments = arguments }
            return request
        case .message(let fields):
            let url = URLText(fields["url"]?.text?.markingVariables ?? Text(at: node.span.start))
            guard scope == .everything || Endpoint(url) != nil else { return nil }
            let message = try MessageShape(fields, span: node.span).message
            var request = Request(message, origin: origin, scope: scope)
            if let kind = fields["body_kind"]?.string.flatMap(HTTP.BodyKind.init) { request?.http?.bodyKind = kind }
            if fields.span != node.span, let arguments = try CallShape.arguments(of: node) {
                request?.arguments = arguments
            }
            return request
        }
    }
}
