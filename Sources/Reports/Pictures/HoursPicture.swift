package import Policy
internal import Requests

/// Requests and refusals over time: a bar for each hour, or for several where there are many.
package struct HoursPicture {
    /// "" where no request tells its time.
    package let svg: String

    private static let left = 76.0
    private static let plotWidth = 864.0
    private static let top = 62.0
    private static let plotHeight = 140.0

    package init(_ summary: AuditSummary) {
        let hours = HourBuckets(summary.hours)
        guard let first = hours.buckets.first, let last = hours.buckets.last else {
            svg = ""
            return
        }
        let scale = TimeScale(
            Timestamp(seconds: first.start), Timestamp(seconds: last.start + hours.size), left: Self.left,
            width: Self.plotWidth, margin: 0.005)
        let requests = summary.hours.reduce(0) { $0 + $1.requests }
        let refused = summary.hours.reduce(0) { $0 + $1.refused }
        let description =
            "\(requests.of("request")), \(refused.grouped) of them refused, from \(Timestamp(seconds: first.start).words) to "
            + "\(Timestamp(seconds: last.start + hours.size).words); a bar for each \(hours.unit)."
        svg = SVG.picture(
            "hours", width: Self.left + Self.plotWidth + 34, height: Self.top + Self.plotHeight + 12,
            title: "Requests over time", description: description
        ) { svg in
            Legend([("bar", "requests for each \(hours.unit)"), ("refused", "of them refused")])
                .draw(&svg, x: Self.left, y: 14)
            scale.drawAxis(&svg, from: Self.top, to: Self.top + Self.plotHeight)
            Self.draw(hours, scale, &svg)
        }
    }

    private static func draw(_ hours: HourBuckets, _ scale: TimeScale, _ svg: inout SVG) {
        let steps = CountSteps(upTo: hours.buckets.reduce(0) { max($0, $1.requests) })
        let bottom = top + plotHeight
        func height(_ count: Int) -> Double { plotHeight * Double(count) / Double(steps.top) }
        for count in steps.counts {
            let y = bottom - height(count)
            svg.leaf(
                "line",
                ["class": "grid", "x1": .number(left), "x2": .number(scale.right), "y1": .number(y), "y2": .number(y)])
            svg.words(
                "text", ["class": "tick", "x": .number(left - 8), "y": .number(y + 4), "text-anchor": "end"],
                count.grouped)
        }
        for bucket in hours.buckets {
            let (from, to) = (
                scale.x(seconds: Double(bucket.start)), scale.x(seconds: Double(bucket.start + hours.size))
            )
            let gap = to - from > 6 ? 1.0 : 0.2
            // The only bar of a log is no wall.
            let width = min(max(to - from - gap, 1), 60)
            let x = (from + to - width) / 2
            func bar(_ name: String, _ y: Double, _ height: Double, _ svg: inout SVG) {
                guard height > 0 else { return }
                svg.leaf(
                    "rect",
                    [
                        "class": .text(name), "x": .number(x), "y": .number(y), "width": .number(width),
                        "height": .number(height),
                    ])
            }
            // One of thousands is seen still.
            let refused = bucket.refused == 0 ? 0 : max(height(bucket.refused), 1.5)
            let whole = max(height(bucket.requests), 1.5, refused)
            svg.element("g") { svg in
                let end = Timestamp(seconds: bucket.start + hours.size).words
                svg.words(
                    "title",
                    "\(Timestamp(seconds: bucket.start).words) to \(end)\n\(bucket.requests.of("request")), "
                        + "\(bucket.refused.grouped) refused")
                bar("bar", bottom - whole, whole - refused, &svg)
                bar("refused", bottom - refused, refused, &svg)
            }
        }
        svg.leaf(
            "line",
            [
                "class": "axis", "x1": .number(left), "x2": .number(scale.right), "y1": .number(bottom),
                "y2": .number(bottom),
            ])
    }
}

/// The counts that an axis names: round ones, from 0 to one that is not below the greatest.
struct CountSteps {
    let counts: [Int]

    var top: Int { max(counts.last ?? 1, 1) }

    init(upTo most: Int) {
        var step = 1
        var unit = 1
        while step * 4 < most {
            if step == unit {
                step = unit * 2
            } else if step == unit * 2 {
                step = unit * 5
            } else {
                unit *= 10
                step = unit
            }
        }
        counts = Array(stride(from: 0, through: (max(most, 1) + step - 1) / step * step, by: step))
    }
}
