internal import Policy
internal import Requests
internal import SourceText

extension InputSearch.Group {
    /// Gives the requests that name no role those that are known of whoever sends them; of nobody known, the others.
    func addingRoles(
        to sources: [Engine.Source], _ accounts: Accounts?, others: [String] = []
    ) -> [Engine.Source] {
        let principals = configuration.principals(others: others)
        guard !principals.isEmpty || accounts != nil else { return sources }
        let paths = configuredPaths
        return sources.map { source in
            var source = source
            let path = paths[source.file.name]
            for index in source.requests.indices {
                principals.addRoles(to: &source.requests[index], accounts: accounts, path: path)
            }
            return source
        }
    }
}
