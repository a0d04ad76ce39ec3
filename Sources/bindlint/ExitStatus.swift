internal import ArgumentParser
internal import Policy

/// How the command ends; the same for every output format.
enum ExitStatus: Int32 {
    /// Nothing at or above the threshold.
    case clean = 0
    /// Findings at or above it.
    case findings = 1
    /// The run cannot be trusted.
    case untrusted = 2

    var code: ExitCode { ExitCode(rawValue) }
}

/// From which severity on a finding fails the run.
enum Threshold: String, OptionWord {
    case error, warning, note, never

    /// Whether a finding of that severity fails the run.
    func isReached(by severity: Severity) -> Bool {
        switch self {
        case .error: severity >= .error
        case .warning: severity >= .warning
        case .note: true
        case .never: false
        }
    }
}
