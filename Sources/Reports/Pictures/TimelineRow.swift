internal import Policy

/// A user's row: the bars of the bindings, so placed that what displaces another stands in another line than that.
struct TimelineRow {
    let timeline: AuditSummary.Timeline
    private(set) var bars: [TimelineBar] = []
    private(set) var lanes = 1
    let top: Double

    static let laneHeight = 20.0
    private static let least = 36.0
    private static let padding = 8.0
    /// Registrations without a user may be bound at once; beyond these their bars share a line.
    private static let mostLanes = 8

    var height: Double { max(Self.least, Double(lanes) * Self.laneHeight + Self.padding) }

    /// Without a scale, because no time is known, bars stand in their order.
    init(_ timeline: AuditSummary.Timeline, _ scale: TimelineScale, top: Double) {
        self.timeline = timeline
        self.top = top
        place(scale)
        if timeline.user == nil { spread() } else { stagger() }
        let inset = (height - Double(lanes) * Self.laneHeight) / 2
        var rooms = Array(repeating: scale.right, count: lanes)
        for index in bars.indices.reversed() {
            bars[index].middle = top + inset + (Double(bars[index].lane) + 0.5) * Self.laneHeight
            bars[index].room = rooms[bars[index].lane]
            rooms[bars[index].lane] = min(rooms[bars[index].lane], bars[index].left)
        }
    }

    private mutating func place(_ scale: TimelineScale) {
        let bindings = timeline.bindings
        for (index, binding) in bindings.enumerated() {
            let isOnly = timeline.user != nil
            let before = isOnly && index > 0 ? bars[index - 1].right : scale.left
            let after = isOnly && index + 1 < bindings.count ? bindings[index + 1].from : nil
            var bar = scale.bar(binding, index, before: before, after: after)
            bar.right = max(bar.right, bar.left + TimelineBar.narrowest)
            bars.append(bar)
        }
    }

    /// What displaces a binding goes into the other of two lines.
    private mutating func stagger() {
        for index in bars.indices.dropFirst() {
            let before = bars[index - 1]
            guard before.binding.end == .displaced, before.binding.successor == bars[index].binding.registration else {
                continue
            }
            bars[index].lane = 1 - before.lane
            lanes = 2
        }
    }

    /// Bars that overlap go into lines of their own.
    private mutating func spread() {
        bars.sort { ($0.left, $0.right) < ($1.left, $1.right) }
        var ends: [Double] = []
        for index in bars.indices {
            let free = ends.firstIndex { $0 <= bars[index].left }
            let lane = free ?? min(ends.count, Self.mostLanes - 1)
            if lane == ends.count { ends.append(0) }
            ends[lane] = max(ends[lane], bars[index].right)
            bars[index].lane = lane
        }
        lanes = max(ends.count, 1)
    }
}
