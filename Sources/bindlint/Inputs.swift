internal import Policy
internal import Readers
internal import Requests
internal import SourceText

/// The request files that a command is given, read.
struct Inputs {
    /// Files with requests in them, in the order in which they were named or found.
    private(set) var sources: [Engine.Source] = []
    private(set) var problems: [Problem] = []
    /// How many files were looked at.
    var fileCount: Int { names.count }
    /// The names of these files, and the folders that were walked.
    private(set) var names: [String] = []
    private(set) var folders: [String] = []

    /// With fewer files, starting threads takes longer than reading them.
    private static let fewestForThreads = 16

    /// Reads files and folders; `-` is standard input, known by `standardInputName`. On several threads, with the same
    /// outcome.
    init(_ paths: [String], scope: Scope, standardInputName: String, jobs: Int) {
        let files = find(paths, standardInputName)
        names = files.map(\.name)
        let jobs = files.count < Inputs.fewestForThreads ? 1 : jobs
        for input in concurrentMap(files, jobs: jobs, { Input($0, scope: scope) }) { add(input) }
    }

    /// The files to read, each once.
    private mutating func find(_ paths: [String], _ standardInputName: String) -> [InputFile] {
        var files: [InputFile] = []
        var seen: Set<String> = []
        for path in paths {
            if path != "-", FileWalk.isFolder(path) {
                folders.append(path)
                let walk = FileWalk(below: path)
                problems += walk.failures.map { Problem(file: $0.path, reason: $0.reason) }
                for file in walk.files where seen.insert(file).inserted {
                    files.append(InputFile(path: file, name: file, isNamed: false))
                }
            } else if seen.insert(path).inserted {
                files.append(InputFile(path: path, name: path == "-" ? standardInputName : path, isNamed: true))
            }
        }
        return files
    }

    private mutating func add(_ input: Input) {
        problems += input.failures
        guard let file = input.file, let reading = input.reading else { return }
        problems += reading.problems.map { problem in
            Problem(
                file: file.name, place: Finding.Place(file: sources.count, span: problem.span), reason: problem.reason)
        }
        var source = Engine.Source(
            file: file, requests: reading.requests, isSequence: reading.order == .sequence)
        source.comments = reading.comments
        sources.append(source)
    }
}

/// A file that is to be read.
private struct InputFile {
    var path: String
    /// The name by which it is shown, and whose extension tells its format.
    var name: String
    /// Whether it was given itself, and not found in a folder.
    var isNamed: Bool
}

/// What became of one file.
private struct Input {
    /// The file and its requests, where there is anything to say of it.
    private(set) var file: SourceFile?
    private(set) var reading: Reading?
    private(set) var failures: [Problem] = []

    init(_ input: InputFile, scope: Scope) {
        do throws(FileContents.Failure) {
            let bytes = try FileContents.read(input.path)
            // It speaks of requests and holds none.
            if Baseline.isBaseline(bytes) { return }
            switch ContentScreen(bytes) {
            case .binary where input.isNamed:
                failures.append(Problem(file: input.name, reason: "it is a binary file, not a request file"))
            case .binary: break
            case .unrelated where scope == .sipRegistrations: break
            case .unrelated, .candidate: read(SourceFile(name: input.name, bytes: bytes), scope)
            }
        } catch {
            failures.append(Problem(file: input.name, reason: error.reason))
        }
    }

    private mutating func read(_ file: SourceFile, _ scope: Scope) {
        let reading = Reading(of: file, scope: scope, variables: variables(beside: file.name))
        guard !reading.requests.isEmpty || !reading.problems.isEmpty || !reading.comments.isEmpty else { return }
        self.file = file
        self.reading = reading
    }

    private mutating func variables(beside name: String) -> [String: String] {
        do throws(EnvironmentFile.Failure) {
            return try EnvironmentFile.variables(beside: name)
        } catch {
            failures.append(Problem(file: error.path, reason: error.reason))
            return [:]
        }
    }
}
