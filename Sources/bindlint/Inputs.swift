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
    private let scope: Scope
    private var environments: [String: [String: String]] = [:]

    /// Reads files and folders; `-` is standard input, known by `standardInputName`.
    init(_ paths: [String], scope: Scope, standardInputName: String) {
        self.scope = scope
        var seen: Set<String> = []
        for path in paths {
            if path != "-", FileWalk.isFolder(path) {
                let walk = FileWalk(below: path)
                for failure in walk.failures { problems.append(Problem(file: failure.path, reason: failure.reason)) }
                for file in walk.files where seen.insert(file).inserted { read(file, as: file, isNamed: false) }
            } else if seen.insert(path).inserted {
                read(path, as: path == "-" ? standardInputName : path, isNamed: true)
            }
        }
    }

    private mutating func read(_ path: String, as name: String, isNamed: Bool) {
        fileCount += 1
        let bytes: [UInt8]
        do throws(FileContents.Failure) {
            bytes = try FileContents.read(path)
        } catch {
            problems.append(Problem(file: name, reason: error.reason))
            return
        }
        switch ContentScreen(bytes) {
        case .binary:
            if isNamed { problems.append(Problem(file: name, reason: "it is a binary file, not a request file")) }
        case .unrelated:
            if scope == .everything { add(SourceFile(name: name, bytes: bytes)) }
        case .candidate: add(SourceFile(name: name, bytes: bytes))
        }
    }

    private mutating func add(_ file: SourceFile) {
        let reading = Reading(of: file, scope: scope, variables: variables(beside: file.name))
        guard !reading.requests.isEmpty || !reading.problems.isEmpty else { return }
        for problem in reading.problems {
            let place = Finding.Place(file: sources.count, span: problem.span)
            problems.append(Problem(file: file.name, place: place, reason: problem.reason))
        }
        sources.append(
            Engine.Source(file: file, requests: reading.requests, isSequence: reading.order == .sequence))
    }

    /// The variables of the environment files that lie beside an `.http` file; the private file's win.
    private mutating func variables(beside name: String) -> [String: String] {
        guard name.hasSuffix(".http") || name.hasSuffix(".rest") else { return [:] }
        let folder = name.contains("/") ? String(name[...(name.lastIndex(of: "/") ?? name.startIndex)]) : ""
        if let known = environments[folder] { return known }
        var variables: [String: String] = [:]
        for environment in ["http-client.env.json", "http-client.private.env.json"] {
            guard let bytes = try? FileContents.read(folder + environment) else { continue }
            do throws(SyntaxError) {
                let file = SourceFile(name: folder + environment, bytes: bytes)
                variables.merge(try EnvironmentFile(file.text).variables(of: nil)) { $1 }
            } catch {
                problems.append(Problem(file: folder + environment, reason: error.reason))
            }
        }
        environments[folder] = variables
        return variables
    }
}
