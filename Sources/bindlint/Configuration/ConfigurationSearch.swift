/// Finds the configuration of a folder: the nearest above it, up to the root of its repository and never beyond.
struct ConfigurationSearch {
    static let fileName = ".bindlint.yaml"
    /// What stands in the root of a repository: a folder, or the file of a worktree or submodule.
    static let repositoryMark = ".git"

    /// What was found above folders that were asked for.
    private var known: [String: String?] = [:]

    /// The folder that the configuration of a folder stands in, both as real paths; nil where it has none.
    mutating func folder(above folder: String) -> String? {
        if let folder = known[folder] { return folder }
        let found: String? =
            if RealPath.exists(RealPath.join(folder, ConfigurationSearch.fileName)) {
                folder
            } else if folder == "/" || RealPath.exists(RealPath.join(folder, ConfigurationSearch.repositoryMark)) {
                nil
            } else {
                self.folder(above: RealPath.folder(of: folder))
            }
        known[folder] = .some(found)
        return found
    }
}
