package import SourceText

/// What the API documents of its methods: the contents of `rules/api/sip-registrations.yaml`.
package struct Catalog: Sendable {
    /// A documented parameter.
    package struct Parameter: Sendable {
        package var name: String
        package var type: ParameterType
        package var isRequired: Bool
        /// The text that the API takes where the parameter is left out.
        package var defaultText: String?
        /// Its value must never be shown.
        package var isSecret: Bool
        /// What it proves, where it is a credential.
        package var credential: Credential.Kind?
    }

    /// A documented method.
    package struct Entry: Sendable {
        package var operation: Operation
        /// Address of the page that documents it.
        package var source: String
        /// Names of the roles that may call it.
        package var roles: [String]
        /// In the order of the documentation.
        package var parameters: [Parameter]
        /// Pairs of an id and a name that say the same thing: one of them is enough.
        package var alternatives: [Alternative]

        package func parameter(_ name: String) -> Parameter? { parameters.first { $0.name == name } }
    }

    package struct Alternative: Sendable {
        package var id: String
        package var name: String

        /// The other of the two, where `parameter` is one of them.
        package func other(than parameter: String) -> String? {
            parameter == id ? name : parameter == name ? id : nil
        }
    }

    /// One entry for each operation.
    package let entries: [Operation: Entry]
    /// The parameters of account and credential that every method takes.
    package let common: [Parameter]

    /// Names of parameters that are secret in any operation.
    private let secretNames: [String]

    package init(entries: [Operation: Entry], common: [Parameter]) {
        self.entries = entries
        self.common = common
        let all = common + Operation.allCases.flatMap { entries[$0]?.parameters ?? [] }
        secretNames = Set(all.filter(\.isSecret).map(\.name)).sorted()
    }

    /// The parameter of that name that an operation takes, its own or a common one.
    package func parameter(_ name: String, of operation: Operation) -> Parameter? {
        entries[operation]?.parameter(name) ?? common.first { $0.name == name }
    }

    /// Whether a parameter of that name is a secret in any operation.
    package func isSecret(_ name: Text) -> Bool { secretNames.contains { name == $0 } }
}
