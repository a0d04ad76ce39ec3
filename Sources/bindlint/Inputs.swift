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
    private(set) var fileCount = 0

    /// With fewer files, starting threads takes longer than reading them.
    private static let fewestForThreads = 16

    /// Reads files. On several threads, with the same outcome. `trees` tell where what is staged is to be read.
    init(_ files: [InputFile], scope: Scope, jobs: Int, trees: WorkingTrees? = nil) {
        fileCount = files.count
        let jobs = files.count < Inputs.fewestForThreads ? 1 : jobs
        for input in concurrentMap(files, jobs: jobs, { Input($0, scope: scope, trees) }) { add(input) }
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

/// What became of one file.
private struct Input {
    /// The file and its requests, where there is anything to say of it.
    private(set) var file: SourceFile?
    private(set) var reading: Reading?
    private(set) var failures: [Problem] = []

    init(_ input: InputFile, scope: Scope, _ trees: WorkingTrees?) {
        do throws(FileContents.Failure) {
            let bytes = try Input.bytes(of: input, trees)
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

    private static func bytes(
        of input: InputFile, _ trees: WorkingTrees?
    ) throws(FileContents.Failure) -> [UInt8] {
        do throws(GitProcess.Failure) {
            if let staged = try trees?.text(of: input.path) { return staged }
        } catch {
            throw FileContents.Failure(reason: "cannot read what is staged of it: \(error.words)")
        }
        return try FileContents.read(input.path)
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
