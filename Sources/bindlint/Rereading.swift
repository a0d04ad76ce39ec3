internal import Policy
internal import Readers
internal import SourceText

/// Reads files again after they were changed in memory, just as they were read first.
final class Rereading {
    private var variables: [String: [String: String]] = [:]
    /// What is done with the requests of every file once they are read.
    private let finish: (Engine.Source) -> Engine.Source

    init(finish: @escaping (Engine.Source) -> Engine.Source) { self.finish = finish }

    func read(_ file: SourceFile) -> FixRun.Reading {
        let reading = Reading(of: file, scope: .sipRegistrations, variables: variables(beside: file.name))
        var source = Engine.Source(file: file, requests: reading.requests, isSequence: reading.order == .sequence)
        source.comments = reading.comments
        return FixRun.Reading(source: finish(source), problemCount: reading.problems.count)
    }

    private func variables(beside name: String) -> [String: String] {
        if let known = variables[name] { return known }
        let read = (try? EnvironmentFile.variables(beside: name)) ?? [:]
        variables[name] = read
        return read
    }
}
