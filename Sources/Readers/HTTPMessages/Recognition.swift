package import Requests
internal import SourceText

extension Request {
    /// The request that an HTTP message makes, or nil where it is none of those that the scope wants.
    ///
    /// The operation is the last segment of a path under `/platform_api`, or the field `cmd` in the query or the body of
    /// a call to `/platform_api` (Python's and Node's official clients send that; the .NET client sends both). The host
    /// does not matter: accounts have hosts of their own.
    package init?(_ message: HTTPMessage, origin: Origin, scope: Scope) {
        let url = URLText(message.url)
        var carried = CarriedArguments(message, query: url.query)
        let method = Method(url, carried)
        guard scope == .everything || method.meaning != .other else { return nil }
        if method.meaning != .other { carried.dropCommands(naming: method.text) }
        self.init(method: method, arguments: carried.arguments, origin: origin)
        unseenArguments = carried.unseen
        http = HTTP(message, url: url, bodyKind: carried.bodyKind)
    }
}

extension Request.Method {
    /// The method that a call names by its path or by `cmd`. A variable that may or may not hold `/platform_api` makes a call
    /// of one of the five only with the exact name of one.
    fileprivate init(_ url: URLText, _ carried: CarriedArguments) {
        guard let endpoint = Endpoint(url) else {
            self.init(url.path, .other)
            return
        }
        if let name = endpoint.method ?? carried.command {
            self.init(name)
            if !endpoint.isCertain, Operation(rawValue: name.string) == nil { meaning = .other }
        } else {
            self.init(url.path, endpoint.isCertain && carried.unseen != nil ? .unknown : .other)
        }
    }
}
