internal import Policy

/// A file that is to be read.
struct InputFile {
    var path: String
    /// The name by which it is shown, and whose extension tells its format.
    var name: String
    /// Whether it was given itself, and not found in a folder.
    var isNamed: Bool
    /// Where it is, relative to the folder of its configuration; nil for what is no file.
    var configuredPath: String?
}

/// Finds the files that a command is given, each once, with the configuration of each.
struct InputSearch {
    /// The files that one configuration is for.
    struct Group {
        var configuration: RunConfiguration
        var files: [InputFile] = []
    }

    /// In the order of their first inputs. There is always one.
    private(set) var groups: [Group] = []
    private(set) var problems: [Problem] = []
    /// Whether a configuration leaves out what is named, or what was found.
    private(set) var leavesFilesOut = false

    /// The folders that were asked for.
    private(set) var folders: [String] = []

    private let choice: ConfigurationChoice
    private let trees: WorkingTrees?
    private var search = ConfigurationSearch()
    private var groupNumbers: [String: Int] = [:]
    private var realFolders: [String: String] = [:]
    private var seen: Set<String> = []
    private let here: String

    /// Files, and where that is wanted folders, which are walked; `-` is standard input, known by `standardInputName`.
    /// `trees` tell which of what lies in folders is committed next, where that is what counts.
    init(
        _ paths: [String], standardInputName: String = "-", walksFolders: Bool = true, _ choice: ConfigurationChoice,
        trees: WorkingTrees? = nil
    ) {
        self.choice = choice
        self.trees = trees
        here = RealPath.of(".") ?? "/"
        for path in paths {
            if path == "-" {
                addStandardInput(standardInputName)
            } else if walksFolders, FileWalk.isFolder(path) {
                folders.append(path)
                walk(path)
            } else {
                add(path)
            }
        }
        if groups.isEmpty { _ = group(ofFolder: here) }
    }

    // MARK: Configurations

    /// The number of the group that a real folder's files belong to.
    private mutating func group(ofFolder folder: String) -> Int {
        switch choice {
        case .given(let configuration):
            if groups.isEmpty { groups.append(Group(configuration: configuration)) }
            return 0
        case .nearest:
            let place = search.folder(above: folder)
            if let number = groupNumbers[place ?? ""] { return number }
            let configuration = place.map {
                RunConfiguration(at: RealPath.join(shown($0), ConfigurationSearch.fileName))
            }
            groups.append(Group(configuration: configuration ?? .none))
            groupNumbers[place ?? ""] = groups.count - 1
            return groups.count - 1
        }
    }

    /// A real folder by the shorter of its names.
    private func shown(_ folder: String) -> String {
        let relative = RealPath.relative(folder, to: here)
        return relative.utf8.count < folder.utf8.count ? relative : folder
    }

    private mutating func realFolder(of path: String) -> String? {
        let folder = RealPath.folder(of: path)
        if let real = realFolders[folder] { return real }
        let real = RealPath.of(folder)
        realFolders[folder] = real
        return real
    }

    // MARK: Files

    private mutating func addStandardInput(_ name: String) {
        guard seen.insert("-").inserted else { return }
        let folder = realFolder(of: name) ?? here
        let number = group(ofFolder: folder)
        let configuration = groups[number].configuration
        let path = name == "-" ? nil : configuration.path(of: RealPath.join(folder, RealPath.name(of: name)))
        if let path, configuration.excludes(path) {
            leavesFilesOut = true
        } else {
            groups[number].files.append(InputFile(path: "-", name: name, isNamed: true, configuredPath: path))
        }
    }

    private mutating func add(_ path: String) {
        guard seen.insert(path).inserted else { return }
        let folder = realFolder(of: path)
        let number = group(ofFolder: folder ?? here)
        let configuration = groups[number].configuration
        let configuredPath = folder.map { configuration.path(of: RealPath.join($0, RealPath.name(of: path))) }
        if let configuredPath, configuration.excludes(configuredPath), RealPath.exists(path) {
            leavesFilesOut = true
        } else {
            groups[number].files.append(
                InputFile(path: path, name: path, isNamed: true, configuredPath: configuredPath))
        }
    }

    /// Adds what lies below a folder. What has a configuration of its own below it, or is another repository, is for that.
    private mutating func walk(_ folder: String) {
        guard let real = RealPath.of(folder) else { return add(folder) }
        let number = group(ofFolder: real)
        let configuration = groups[number].configuration
        let base = configuration.path(of: real)
        func configuredPath(_ name: String) -> String {
            let below = folder == "." ? name[...] : name.dropFirst(RealPath.join(folder, "").count)
            return RealPath.join(base, String(below))
        }
        var walk = FileWalk()
        if case .nearest = choice { walk.stopsAtRoots = true }
        var leavesFilesOut = false
        walk.walk(folder) { name, isFolder in
            let path = configuredPath(name)
            let isLeftOut = isFolder ? configuration.excludesAll(below: path) : configuration.excludes(path)
            if isLeftOut { leavesFilesOut = true }
            return isLeftOut
        }
        if leavesFilesOut { self.leavesFilesOut = true }
        problems += walk.failures.map { Problem(file: $0.path, reason: $0.reason) }
        let missing = (trees?.missing(below: folder) ?? []).filter { !configuration.excludes(configuredPath($0)) }
        for file in walk.files + missing where trees?.isCommitted(file) != false && seen.insert(file).inserted {
            groups[number].files.append(
                InputFile(path: file, name: file, isNamed: false, configuredPath: configuredPath(file)))
        }
        for root in walk.roots { self.walk(root) }
    }
}
