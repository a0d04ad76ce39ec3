internal import SourceText

/// The variables of a collection, and the texts with them filled in.
///
/// A folder's variables go before those around it. A variable that is disabled, or has no value in the file, leaves its
/// uses symbolic: Postman's environments and current values are kept elsewhere. So does a dynamic one (`{{$guid}}`).
struct PostmanVariables {
    /// How deep Postman follows variables in the values of variables.
    private static let depthLimit = 19
    /// What a use costs of the budget beside the bytes of its value.
    private static let costOfUse = 256

    private var scopes: [[String: Text]] = []
    /// Bounds the time and the memory that uses of variables take in one file; those beyond it stay symbolic.
    private var budget = 64 << 20
    /// Values that the file calls secret.
    private(set) var secrets: [Text] = []

    /// Goes into a folder or an item with a list `variable`; of two variables of one name the last counts.
    mutating func open(_ list: Node?) {
        var scope: [String: Text] = [:]
        for variable in list?.elements ?? [] where variable["disabled"]?.bool != true {
            guard let name = (variable["key"] ?? variable["id"])?.text, let value = variable["value"]?.scalarText,
                !value.isEmpty
            else { continue }
            scope[name.string] = value
            if variable["type"]?.string == "secret" { secrets.append(value) }
        }
        scopes.append(scope)
    }

    /// Leaves what was opened last.
    mutating func close() { scopes.removeLast() }

    /// The text with each `{{name}}` replaced by its value, or made symbolic.
    mutating func filled(_ text: Text) -> Text { filled(text, within: []) }

    /// `names` are the variables whose values are being filled in.
    private mutating func filled(_ text: Text, within names: [String]) -> Text {
        text.replacingReferences { name in
            let name = name.string
            guard names.count < PostmanVariables.depthLimit, !names.contains(name), let value = value(of: name) else {
                return nil
            }
            budget -= PostmanVariables.costOfUse + value.count
            return budget > 0 ? filled(value, within: names + [name]) : nil
        }
    }

    private func value(of name: String) -> Text? {
        for scope in scopes.reversed() {
            if let value = scope[name] { return value }
        }
        return nil
    }
}

extension Node {
    /// The text of a string, a number or a Boolean; nil for anything else.
    var scalarText: Text? {
        switch value {
        case .string, .number, .bool: argumentText
        case .null, .list, .object: nil
        }
    }
}
