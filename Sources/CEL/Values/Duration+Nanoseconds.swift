extension Duration {
    /// The whole of it. Every duration of the language fits: they end at 292 years.
    var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, secondOverflow) = scaled.addingReportingOverflow(attoseconds / 1_000_000_000)
        guard !overflow, !secondOverflow else { return seconds < 0 ? .min : .max }
        return sum
    }

    /// The result of a calculation, unless it went past 292 years.
    init(checkedNanoseconds outcome: (partialValue: Int64, overflow: Bool)) throws(EvaluationError) {
        guard !outcome.overflow else { throw .outOfRange(type: "duration") }
        self = .nanoseconds(outcome.partialValue)
    }
}
