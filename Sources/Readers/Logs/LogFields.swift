internal import Spelling

/// Where the records of a log have each field: the paths to look at, in their order. A record's value is the one at the
/// first of them that the record has.
package struct LogFields: Sendable {
    /// The paths of every field, in the order of `LogField.names`.
    private var paths: [[[String]]]
    /// The fields whose paths were given.
    package private(set) var mapped: LogFieldSet = []

    /// The names by which servers and gateways are known to write their logs.
    package init() { paths = LogField.allCases.map(LogFields.wellKnown) }

    /// The keys from the outermost object inwards, of each place to look at. No two fields share a path, except where they
    /// were mapped to one.
    package func paths(of field: LogField) -> [[String]] { paths[field.rawValue] }

    /// Takes `FIELD=PATH`, which replaces what is known of the field. The path's keys are joined by dots; a key that has
    /// dots itself, as in flattened records, is found too.
    package mutating func map(_ text: String) throws(LogMappingError) {
        guard let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) else {
            throw LogMappingError(kind: .noPath, text: text)
        }
        try map(String(text[..<equals]), to: String(text[text.index(after: equals)...]))
    }

    /// The same with both parts by themselves.
    package mutating func map(_ name: String, to path: String) throws(LogMappingError) {
        guard let field = LogField(name: name) else {
            throw LogMappingError(kind: .unknownField, text: name)
        }
        let keys = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard !keys.contains("") else { throw LogMappingError(kind: .noPath, text: "\(name)=\(path)") }
        paths[field.rawValue] = keys.count == 1 ? [keys] : [keys, [path]]
        mapped.insert(LogFieldSet(field))
    }
}

/// A mapping that is none.
package struct LogMappingError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Kind: Hashable, Sendable {
        /// It is not `FIELD=PATH`.
        case noPath
        /// There is no such field.
        case unknownField
    }

    package var kind: Kind
    /// What was given: the whole mapping, or the field's name.
    package var text: String

    package var description: String {
        switch kind {
        case .noPath: return "'\(text)' is not a mapping such as url=request.uri"
        case .unknownField:
            guard let near = nearest(to: text, in: LogField.names) else {
                return "there is no field '\(text)'; the fields are \(LogField.names.joined(separator: ", "))"
            }
            return "there is no field '\(text)'; did you mean '\(near)'?"
        }
    }
}
