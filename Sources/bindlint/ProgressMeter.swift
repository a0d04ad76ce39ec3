internal import Audit
internal import Glibc
internal import Policy
internal import Reports

/// Shows on a terminal how far an audit is, and measures what it takes.
final class ProgressMeter {
    private let start = ProgressMeter.now()
    private var lastShown = 0.0
    private let isShown = StandardError.isTerminal
    private var hasLine = false

    /// Seconds between two lines: more are not read.
    private static let interval = 0.2

    private static func now() -> Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    func show(_ progress: AuditProgress) {
        guard isShown else { return }
        let seconds = ProgressMeter.now() - start
        guard seconds - lastShown >= Self.interval else { return }
        lastShown = seconds
        let line = Progress(
            bytes: progress.bytes, total: progress.total, seconds: seconds, findings: progress.findings)
        StandardError.printInPlace(line.line(width: StandardError.width - 1))
        hasLine = true
    }

    /// Takes the line away.
    func clear() {
        if hasLine { StandardError.printInPlace("") }
        hasLine = false
    }

    /// What the run took so far.
    func statistics(_ outcome: Audit.Outcome, jobs: Int) -> Statistics {
        var statistics = Statistics()
        statistics.bytes = outcome.summary.inputs.reduce(0) { $0 + $1.bytes }
        statistics.records = outcome.summary.records
        statistics.explained = outcome.explained
        statistics.shapes = outcome.shapes
        statistics.threads = jobs
        statistics.seconds = ProgressMeter.now() - start
        var usage = rusage()
        if unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 {
            statistics.peakMemory = usage.ru_maxrss * 1_024
        }
        return statistics
    }
}
