package import SourceText

extension Catalog {
    /// Reads the catalog file. Every mistake in it is collected; the file is ours, so they show in the tests.
    package init(_ document: Node) throws(CatalogError) {
        var reader = CatalogReader(sources: document["sources"]?.members ?? [])
        var entries: [Operation: Entry] = [:]
        for member in document["operations"]?.members ?? [] {
            guard let operation = Operation(rawValue: member.key.string) else {
                reader.report("'\(member.key.string)' is no operation", at: member.keySpan)
                continue
            }
            entries[operation] = reader.entry(operation, member.value)
        }
        for operation in Operation.allCases where entries[operation] == nil {
            reader.report("there is no entry for \(operation.name)", at: document.span)
        }
        let common = reader.parameters(document["common"])
        guard reader.errors.isEmpty else { throw CatalogError(errors: reader.errors) }
        self.init(entries: entries, common: common)
    }
}

/// Mistakes in a catalog file, in the order of the file.
package struct CatalogError: Error, Sendable {
    package var errors: [SyntaxError]
}

private struct CatalogReader {
    let sources: [Node.Member]
    var errors: [SyntaxError] = []

    init(sources: [Node.Member]) { self.sources = sources }

    mutating func report(_ reason: String, at span: SourceSpan) {
        errors.append(SyntaxError(reason, at: span))
    }

    mutating func entry(_ operation: Operation, _ node: Node) -> Catalog.Entry {
        let parameters = parameters(node["parameters"])
        let alternatives = (node["alternatives"]?.elements ?? []).compactMap { pair -> Catalog.Alternative? in
            let names = pair.elements?.compactMap(\.string) ?? []
            guard names.count == 2, names.allSatisfy({ name in parameters.contains { $0.name == name } }) else {
                report("an alternative is a pair of the operation's parameters", at: pair.span)
                return nil
            }
            return Catalog.Alternative(id: names[0], name: names[1])
        }
        let roles = (node["roles"]?.elements ?? []).compactMap(\.string)
        if roles.isEmpty { report("roles are missing", at: node.span) }
        return Catalog.Entry(
            operation: operation, source: source(node), roles: roles, parameters: parameters, alternatives: alternatives
        )
    }

    mutating func parameters(_ node: Node?) -> [Catalog.Parameter] {
        (node?.members ?? []).compactMap { member in
            let name = member.key.string
            _ = source(member.value)
            guard let type = member.value["type"]?.string.flatMap(ParameterType.init) else {
                report("\(name) needs one of the types \(ParameterType.allCases.map(\.rawValue))", at: member.span)
                return nil
            }
            return Catalog.Parameter(
                name: name, type: type, isRequired: member.value["required"]?.bool ?? false,
                defaultText: member.value["default"]?.string, isSecret: member.value["secret"]?.bool ?? false,
                credential: member.value["credential"]?.string.flatMap(Credential.Kind.init))
        }
    }

    /// The address behind a source's key: a fact without one is a mistake.
    private mutating func source(_ node: Node) -> String {
        let key = node["source"]?.string ?? ""
        guard let address = sources.first(where: { $0.key == key })?.value.string else {
            report("'\(key)' is no source of this file", at: node.span)
            return ""
        }
        return address
    }
}
