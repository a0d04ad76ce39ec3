package import Policy
package import Readers
internal import Requests
package import SourceText

/// An audit of logs: reads them in chunks, screens these on several threads, applies the requests in the order of their time
/// to the ledgers, and judges those by themselves that need it.
///
/// The work goes in rounds. In each, one batch of chunks is read while the one before it is screened, the one before that put
/// in order, the next applied to the ledgers, the next reckoned, the next judged, and what came of the last is handed out.
/// Every step has data of its own, so that no thread waits for a lock, and what comes out is the same however many threads
/// there are.
package final class Audit {
    private let engine: Engine
    private let vocabulary: Vocabulary
    private let options: AuditOptions
    private let shapes = ShapeNumbers()

    /// A log that could not be opened or not be read to its end.
    package struct Failure: Sendable {
        package var log: String
        package var reason: String
    }

    /// What the caller is handed while the audit runs. What a closure throws ends the audit.
    package struct Sink {
        /// The results of one record with findings, in the order in which records are judged.
        package var results: (Results) throws -> Void
        /// A record that could not be read.
        package var unreadable: (AuditSummary.Unreadable) throws -> Void
        /// Called between rounds; false stops the audit.
        package var goesOn: (AuditProgress) -> Bool

        package init(
            results: @escaping (Results) throws -> Void,
            unreadable: @escaping (AuditSummary.Unreadable) throws -> Void = { _ in },
            goesOn: @escaping (AuditProgress) -> Bool = { _ in true }
        ) {
            self.results = results
            self.unreadable = unreadable
            self.goesOn = goesOn
        }
    }

    /// All that is left when every record was judged.
    package struct Outcome {
        package var summary = AuditSummary()
        package var failures: [Failure] = []
        /// Fields that were mapped and that no record had.
        package var missingFields: [LogField] = []
        package var ledgers = Ledgers()
        /// The names that the numbers of the ledgers' requests refer to.
        package var logNames: [String] = []
        /// What rules over time remember, for an audit that goes on from here.
        package var windows: [JSON] { deferrals.json }
        var deferrals = Deferrals()
        /// The baseline as the findings left it.
        package var baseline: BaselineMatch?
        package var explained = 0
        package var shapes = 0
    }

    package init(_ engine: Engine, _ vocabulary: Vocabulary, _ options: AuditOptions) {
        self.engine = engine
        self.vocabulary = vocabulary
        self.options = options
    }

    /// The number by which ledgers know a line of a log, by the log's index among those of the audit and of earlier ones.
    package static func number(log: Int, line: Int) -> Int { RecordNumber(log: log, line: line).packed }

    /// The log and the line of a number.
    package static func place(_ number: Int) -> (log: Int, line: Int) {
        let number = RecordNumber(packed: number)
        return (number.log, number.line)
    }

    /// Audits the logs at these paths; `-` is standard input. Throws what the sink throws.
    package func run(_ paths: [String], _ sink: Sink) throws -> Outcome {
        var outcome = Outcome()
        var logs: [AuditedLog] = []
        for path in paths {
            do throws(AuditedLog.Failure) {
                logs.append(try AuditedLog(path, options))
            } catch {
                outcome.failures.append(Failure(log: path == "-" ? "standard input" : path, reason: error.reason))
            }
        }
        let run = AuditRun(logs, engine, vocabulary, options, shapes)
        outcome.summary.isPartial = try !run.perform(sink)
        try run.complete(&outcome, sink)
        return outcome
    }
}
