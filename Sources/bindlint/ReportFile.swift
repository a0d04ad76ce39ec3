internal import Glibc
internal import Reports
internal import Spelling

/// A value of `--output`: a format and the file that it goes to.
struct ReportFile {
    let format: ReportFormat
    let path: String

    init(_ text: String) throws(UsageError) {
        guard let sign = text.firstIndex(of: "="), text.index(after: sign) < text.endIndex else {
            throw UsageError("'\(text)' names no format and file; it must be such as sarif=bindlint.sarif")
        }
        let word = String(text[..<sign])
        guard let format = ReportFormat(rawValue: word) else {
            throw UsageError(
                "there is no format '\(word)'; it must be \(ReportFormat.list)",
                nearest: nearest(to: word, in: ReportFormat.allCases.map(\.rawValue)))
        }
        self.format = format
        path = String(text[text.index(after: sign)...])
    }

    /// Opens the file. A link is followed, since replacing it would leave what it points at as it was.
    func open() throws -> any ReportDestination {
        var information = stat()
        if unsafe stat(path, &information) == 0 {
            switch information.st_mode & S_IFMT {
            case S_IFREG: return try ReplacedFile(RealPath.ofFile(path))
            case S_IFDIR: throw WriteError(path: path, reason: "it is a folder")
            default: return try SpecialFile(path)
            }
        }
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        guard FileWalk.isFolder(folder) else { throw WriteError(path: path, reason: "there is no folder \(folder)") }
        return try ReplacedFile(path)
    }

    /// Tells files apart however they are named.
    var identity: String { RealPath.ofFile(path) }
}
