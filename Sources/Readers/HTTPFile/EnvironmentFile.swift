package import SourceText

/// `http-client.env.json` and `http-client.private.env.json`, which lie beside `.http` files: variables by environment
/// (https://www.jetbrains.com/help/idea/exploring-http-syntax.html#environment-variables).
package struct EnvironmentFile {
    private var environments: [(name: String, values: [String: String])] = []

    /// Throws where the text is not JSON; what is not a table of environments holds none.
    package init(_ text: Text) throws(SyntaxError) {
        for environment in try Node(json: text).members ?? [] {
            var values: [String: String] = [:]
            for member in environment.value.members ?? [] {
                switch member.value.value {
                case .string(let text): values[member.key.string] = text.string
                case .number(let number): values[member.key.string] = number.string
                case .bool(let bool): values[member.key.string] = bool ? "true" : "false"
                case .null, .list, .object: break
                }
            }
            environments.append((environment.key.string, values))
        }
    }

    /// The variables of one environment, with those of `$shared`; without a name, those that have the same value in every
    /// environment.
    package func variables(of name: String?) -> [String: String] {
        let shared = environments.first { $0.name == "$shared" }?.values ?? [:]
        let named = environments.filter { $0.name != "$shared" && (name == nil || $0.name == name) }
        guard var agreed = named.first?.values else { return shared }
        for environment in named.dropFirst() {
            agreed = agreed.filter { environment.values[$0.key] == $0.value }
        }
        return shared.merging(agreed) { $1 }
    }
}
