/// The keys of a rule's setting in a configuration.
enum RuleSettingKey: String, CaseIterable {
    case severity, parameters, paths
}

/// The keys of its `parameters`.
enum RuleParameterKey: String, CaseIterable {
    case times, within
}

/// The keys of an entry of `principals`.
enum PrincipalKey: String, CaseIterable {
    case keyID = "key_id"
    case account, paths, roles

    /// Those that say whose the roles are.
    static let signs: [PrincipalKey] = [.keyID, .account, .paths]
}

/// The keys of an entry of `logs`.
enum LogMappingKey: String, CaseIterable {
    case files, fields
}
