internal import Policy
internal import Readers
internal import Requests
internal import SourceText

/// The files of a check and what they are judged by, as often as their texts change.
struct CheckRun {
    /// The files that one configuration rules.
    private struct Part {
        var files: Range<Int>
        var engine: Engine
        var suppressions: Suppressions?
        var problems: [Problem]
        var fileCount: Int
        /// Gives requests what the configuration knows of who sends them.
        var addRoles: ([Engine.Source]) -> [Engine.Source]
    }

    private(set) var sources: [Engine.Source] = []
    private(set) var catalog: Catalog?
    private var parts: [Part] = []
    private var partsOfFiles: [String: Int] = [:]
    private let problems: [Problem]
    private let variables = KnownVariables()

    /// `problems` are those of the whole run.
    init(problems: [Problem]) { self.problems = problems }

    mutating func add(
        _ inputs: Inputs, _ engine: Engine, _ catalog: Catalog, _ suppressions: Suppressions?,
        addRoles: @escaping ([Engine.Source]) -> [Engine.Source]
    ) {
        let first = sources.count
        sources += addRoles(inputs.sources)
        for source in inputs.sources { partsOfFiles[source.file.name] = parts.count }
        parts.append(
            Part(
                files: first..<sources.count, engine: engine, suppressions: suppressions, problems: inputs.problems,
                fileCount: inputs.fileCount, addRoles: addRoles))
        self.catalog = catalog
    }

    /// Judges the files as `sources` has them, which are those of the run in their order.
    func judge(_ sources: [Engine.Source]) -> Results {
        var results = Results()
        var fingerprints = FingerprintOrdinals()
        for part in parts {
            let own = Array(sources[part.files])
            var judged = part.engine.judge(own, &fingerprints)
            judged.problems = part.problems
            judged.fileCount = part.fileCount
            part.suppressions?.apply(to: &judged, own)
            results.append(judged)
        }
        results.problems += problems
        return results
    }

    /// Reads a file of the run again, just as it was read first.
    func read(_ file: SourceFile) -> FixRun.Reading {
        let reading = Reading(of: file, scope: .sipRegistrations, variables: variables.beside(file.name))
        var source = Engine.Source(file: file, requests: reading.requests, isSequence: reading.order == .sequence)
        source.comments = reading.comments
        let part = partsOfFiles[file.name].map { parts[$0] }
        return FixRun.Reading(source: part?.addRoles([source]).first ?? source, problemCount: reading.problems.count)
    }
}

/// The variables of environment files, each read once.
private final class KnownVariables {
    private var values: [String: [String: String]] = [:]

    func beside(_ name: String) -> [String: String] {
        if let known = values[name] { return known }
        let read = (try? EnvironmentFile.variables(beside: name)) ?? [:]
        values[name] = read
        return read
    }
}
