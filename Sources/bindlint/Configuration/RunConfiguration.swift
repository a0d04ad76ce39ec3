internal import Policy
internal import SourceText

/// A configuration with the place that its paths count from.
struct RunConfiguration {
    /// Nil where there is none.
    private(set) var file: ConfigurationFile?
    /// Why there is none, though there should be one.
    private(set) var failure: Problem?
    /// The folder's real path, and as it is shown, with a slash behind it; empty for the current folder.
    let folder: String
    private let shownFolder: String
    /// The file itself, rule files and account exports, relative to the folder: they hold requests that nobody sends.
    private let own: [String]

    /// No configuration.
    static let none = RunConfiguration(file: nil, folder: "", shownFolder: "")

    private init(file: ConfigurationFile?, failure: Problem? = nil, folder: String, shownFolder: String) {
        self.file = file
        self.failure = failure
        self.folder = folder
        self.shownFolder = shownFolder
        let texts = (file?.configuration.packs ?? []) + [file?.configuration.account].compactMap { $0 }
        own =
            texts.map { RunConfiguration.plain($0.string) }
            + [file.map { RealPath.name(of: $0.file.name) }].compactMap { $0 }
    }

    /// Reads the configuration at a path, which is shown as it is written.
    init(at path: String) {
        let written = RealPath.folder(of: path)
        let folder = RealPath.of(written) ?? written
        let shown = path.contains("/") ? RealPath.join(written, "") : ""
        do throws(FileContents.Failure) {
            let source = SourceFile(name: path, bytes: try FileContents.read(path))
            self.init(
                file: ConfigurationFile(source, version: Bindlint.version), folder: folder, shownFolder: shown)
        } catch {
            self.init(
                file: nil, failure: Problem(file: path, reason: error.reason), folder: folder, shownFolder: shown)
        }
    }

    var configuration: Configuration { file?.configuration ?? Configuration() }

    /// The file's name as it is shown.
    var name: String? { file?.file.name }

    mutating func edit(_ change: (inout ConfigurationFile) -> Void) {
        guard var file else { return }
        change(&file)
        self.file = file
    }

    /// A path of the configuration as a command would be given it.
    func shown(_ path: Text) -> String { path.string.hasPrefix("/") ? path.string : shownFolder + path.string }

    var packs: [String] { configuration.packs.map(shown) }

    var account: String? { configuration.account.map(shown) }

    // MARK: Paths

    /// Where a real path is, as the configuration's patterns have it.
    func path(of real: String) -> String { RealPath.relative(real, to: folder) }

    /// Whether the file at a path is none to judge: it is left out, or a rule file or account export of the configuration.
    func excludes(_ path: String) -> Bool {
        configuration.exclude.match(path) || own.contains { path == $0 || path.hasPrefix("\($0)/") }
    }

    /// Whether that holds for every file below a folder.
    func excludesAll(below folder: String) -> Bool {
        configuration.exclude.coverAll(below: folder) || own.contains { folder == $0 || folder.hasPrefix("\($0)/") }
    }

    /// A path without what changes nothing: `./` before it and slashes behind it.
    private static func plain(_ path: String) -> String {
        var path = path[...]
        while path.hasPrefix("./") { path = path.dropFirst(2).drop { $0 == "/" } }
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return String(path)
    }
}
