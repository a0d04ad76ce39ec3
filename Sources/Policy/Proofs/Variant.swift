package import Requests
package import SourceText

/// A request of an operation by what it says: one value of each dimension. What is given is a variable, so that nothing
/// hangs on a value, but for the parameters of `texts`.
package struct Variant: Sendable {
    package let operation: Operation
    let dimensions: [Dimension]
    /// The number of a value for each dimension.
    var choices: [Int]
    /// Parameters with the texts they are given, each as often as it has texts.
    var texts: [(name: String, texts: [String])] = []

    init(_ operation: Operation, _ dimensions: [Dimension], choices: [Int]) {
        self.operation = operation
        self.dimensions = dimensions
        self.choices = choices
    }

    /// How many things it says.
    var size: Int { choices.reduce(0) { $0 + ($1 == 0 ? 0 : 1) } }

    /// Whether a parameter is given.
    func gives(_ parameter: String) -> Bool {
        texts.contains { $0.name == parameter && $0.texts.contains { !$0.isEmpty } }
            || value(of: .parameter(parameter)) != nil
    }

    /// The value of a dimension; nil where the request leaves it open.
    func value(of subject: Dimension.Subject) -> String? {
        guard let index = dimensions.firstIndex(where: { $0.subject == subject }), choices[index] > 0 else {
            return nil
        }
        return dimensions[index].values[choices[index]]
    }

    /// The request as a document that request files may hold.
    package var document: JSON {
        var members: [(name: String, value: JSON)] = []
        if let transport = value(of: .transport).flatMap(Transport.init) {
            members = message(transport)
        } else {
            members.append(("operation", .string(operation.name)))
            members.append(("params", .object(arguments.map { ($0.name, .string($0.text)) })))
            if value(of: .credential) == "bearer" { members.append(("credential", ["bearer"])) }
        }
        if let role = value(of: .role) { members.append(("caller", ["roles": [.string(role)]])) }
        return .object(members)
    }

    private var arguments: [(name: String, text: String)] {
        var arguments: [(name: String, text: String)] = []
        for (dimension, choice) in zip(dimensions, choices) where choice > 0 {
            guard !texts.contains(where: { $0.name == dimension.subject.name }) else { continue }
            switch dimension.subject {
            case .parameter(let name): arguments.append((name, "$\(name.uppercased())"))
            case .bind: arguments.append(("bind", dimension.values[choice]))
            case .role, .credential, .transport, .scheme: break
            }
        }
        for given in texts { arguments += given.texts.map { (given.name, $0) } }
        if value(of: .credential) == "api_key" { arguments.append(("api_key", "$API_KEY")) }
        return arguments
    }

    private func message(_ transport: Transport) -> [(name: String, value: JSON)] {
        let form = arguments.map { "\($0.name)=\($0.text)" }.joined(separator: "&")
        var url = "\(value(of: .scheme) ?? "https")://api.voximplant.com/platform_api/\(operation.name)"
        var headers: [(name: String, value: JSON)] = []
        var body: JSON?
        switch transport {
        case .form:
            headers.append(("content-type", "application/x-www-form-urlencoded"))
            body = .string(form)
        case .json:
            headers.append(("content-type", "application/json"))
            body = .object(arguments.map { ($0.name, .string($0.text)) })
        case .query, .get: if !form.isEmpty { url += "?" + form }
        }
        if value(of: .credential) == "bearer" { headers.append(("authorization", "Bearer $TOKEN")) }
        var members: [(name: String, value: JSON)] = [
            ("method", transport == .get ? "GET" : "POST"), ("url", .string(url)), ("headers", .object(headers)),
        ]
        if let body { members.append(("body", body)) }
        return members
    }
}
