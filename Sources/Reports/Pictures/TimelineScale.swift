internal import Policy
internal import Requests

/// Where the bars of a picture begin and end: by time, or by their order where no time is known.
struct TimelineScale {
    let left: Double
    let right: Double
    let time: TimeScale?
    /// How many bars the longest row has.
    private let slots: Int

    init(_ timelines: [AuditSummary.Timeline], _ summary: AuditSummary, left: Double, width: Double) {
        self.left = left
        right = left + width
        slots = timelines.reduce(1) { max($0, $1.bindings.count) }
        let bindings = timelines.lazy.flatMap(\.bindings)
        // What began long before the log must not press it together.
        var times = [summary.first, summary.last].compactMap { $0 } + bindings.compactMap(\.to)
        if times.isEmpty { times = bindings.compactMap(\.from) }
        guard let first = times.min(), var last = times.max() else {
            time = nil
            return
        }
        for from in bindings.compactMap(\.from) { last = max(last, from) }
        time = TimeScale(first, last, left: left, width: width)
    }

    /// The bar of a binding that is one of its row's; `before` is where the one before it ends, `after` when the next begins.
    func bar(_ binding: AuditSummary.Binding, _ index: Int, before: Double, after: Timestamp?) -> TimelineBar {
        guard let time else {
            let slot = (right - left) / Double(slots)
            let start = left + slot * Double(index)
            return TimelineBar(
                binding: binding, left: start, right: start + slot - 3, begins: false, ends: false)
        }
        let begin = binding.from.map(time.x) ?? before
        let begins = binding.from.map { $0.fractionalSeconds >= time.start } ?? false
        guard binding.end != .standing else {
            return TimelineBar(binding: binding, left: begin, right: right, begins: begins, ends: false)
        }
        let end = (binding.to ?? after).map(time.x) ?? right
        return TimelineBar(
            binding: binding, left: min(begin, end), right: end, begins: begins, ends: binding.to != nil)
    }
}
