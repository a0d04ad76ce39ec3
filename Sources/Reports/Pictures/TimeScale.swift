internal import Requests

/// Where moments stand on a picture's axis of time.
struct TimeScale {
    /// Seconds since 1970.
    let start: Double
    let end: Double
    let left: Double
    let width: Double

    /// A scale of what lies between two moments, with some room at its sides.
    init(_ first: Timestamp, _ last: Timestamp, left: Double, width: Double, margin: Double = 0.02) {
        let (first, last) = (first.fractionalSeconds, last.fractionalSeconds)
        // One moment stands in the middle of two minutes.
        let room = last > first ? max((last - first) * margin, 0.001) : 60
        start = first - room
        end = last + room
        self.left = left
        self.width = width
    }

    var right: Double { left + width }

    /// The place of a moment, at the edge where it lies outside.
    func x(_ time: Timestamp) -> Double { x(seconds: time.fractionalSeconds) }

    func x(seconds: Double) -> Double {
        left + width * min(max((seconds - start) / (end - start), 0), 1)
    }

    /// Draws lines and their labels above a plot that reaches from one height to another.
    func drawAxis(_ svg: inout SVG, from top: Double, to bottom: Double) {
        let ticks = TimeTicks(from: start, to: end)
        var days = Set<String>()
        var free = -Double.infinity
        for tick in ticks.times {
            let place = x(seconds: Double(tick))
            svg.leaf(
                "line",
                [
                    "class": "grid", "x1": .number(place), "x2": .number(place), "y1": .number(top),
                    "y2": .number(bottom),
                ])
            let label = ticks.label(tick)
            svg.words(
                "text", ["class": "tick", "x": .number(place), "y": .number(top - 5), "text-anchor": "middle"],
                label.time)
            guard let day = label.day, days.insert(day).inserted, place - Lettering.width(day) / 2 > free else {
                continue
            }
            svg.words(
                "text", ["class": "tick", "x": .number(place), "y": .number(top - 18), "text-anchor": "middle"], day)
            free = place + Lettering.width(day) / 2 + 8
        }
        svg.words(
            "text", ["class": "tick", "x": .number(left - 34), "y": .number(top - 18), "text-anchor": "end"], "UTC")
    }
}

extension Timestamp {
    /// Seconds since 1970, near enough to draw.
    var fractionalSeconds: Double { Double(seconds) + Double(nanoseconds) / 1_000_000_000 }

    /// As people read it: `2026-11-16 08:01:10 UTC`.
    var words: String { rfc3339.dropLast().split(separator: "T").joined(separator: " ") + " UTC" }
}
