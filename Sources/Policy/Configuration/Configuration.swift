package import SourceText

/// What a `.bindlint.yaml` says. Paths in it are relative to its folder.
package struct Configuration: Sendable {
    /// The keys of the file.
    enum Key: String, CaseIterable {
        case requiredVersion = "required-version"
        case rules, packs, account, principals, logs, exclude, allow
    }

    package var requiredVersion: VersionRequirement?
    package var rules = RuleSettings()
    /// Rule files and folders of them.
    package var packs: [Text] = []
    /// The folder of the account export.
    package var account: Text?
    package var principals: [Principal] = []
    package var logs: [LogMapping] = []
    package var exclude: [Glob] = []
    package var allow: [Allowance] = []

    /// Where the records of some logs have their fields.
    package struct LogMapping: Sendable {
        package var files: [Glob]
        package var fields: [Field]

        package struct Field: Sendable {
            package var name: Text
            /// Keys joined by dots, from the outermost object inwards.
            package var path: Text
        }
    }

    package init() {}
}
