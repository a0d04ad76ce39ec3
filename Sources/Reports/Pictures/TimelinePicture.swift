package import Policy

/// Who was bound to what and when: a row for each user, a bar for each binding. A bar that was cut off by another
/// registration, or whose registration went to another user, is joined to the bar of that.
package struct TimelinePicture {
    /// The users with findings, and those without for a part that is folded; "" where there are none.
    package let found: String
    package let others: String
    /// What is not drawn, in words; "" where all is.
    package let omission: String

    private static let left = 172.0
    private static let plotWidth = 760.0
    private static let top = 72.0

    package init(_ summary: AuditSummary) {
        let found = summary.timelines.filter { $0.findings > 0 }
        let others = summary.timelines.filter { $0.findings == 0 }
        self.found = Self.svg(found, summary, title: "Bindings of users with findings")
        self.others = Self.svg(others, summary, title: found.isEmpty ? "Bindings" : "Bindings of other users")
        omission = Self.omission(summary)
    }

    private static func omission(_ summary: AuditSummary) -> String {
        guard summary.omittedBindings > 0 else { return "" }
        let bindings = summary.omittedBindings.of("binding")
        guard summary.omittedUsers > 0 else { return "\(bindings) of these users are not drawn: their earliest." }
        return "\(bindings) are not drawn: those of \(summary.omittedUsers.of("other user")), and the earliest of some."
    }

    private static func svg(_ timelines: [AuditSummary.Timeline], _ summary: AuditSummary, title: String) -> String {
        guard !timelines.isEmpty else { return "" }
        let scale = TimelineScale(timelines, summary, left: left, width: plotWidth)
        var rows: [TimelineRow] = []
        var bottom = top
        for timeline in timelines {
            rows.append(TimelineRow(timeline, scale, top: bottom))
            bottom += rows[rows.count - 1].height
        }
        let bars = rows.reduce(0) { $0 + $1.bars.count }
        let displaced = rows.reduce(0) { $0 + $1.bars.count { $0.binding.end == .displaced } }
        let description =
            "\(timelines.count.of("row")) with \(bars.of("binding")), of which \(displaced.grouped) "
            + "\(displaced == 1 ? "was" : "were") displaced by another registration."
        return SVG.picture(
            "timeline", width: left + plotWidth + 34, height: bottom + 12, title: title, description: description
        ) { svg in
            Legend(legend(rows)).draw(&svg, x: 8, y: 16)
            scale.time?.drawAxis(&svg, from: top, to: bottom)
            if scale.time == nil {
                svg.words(
                    "text", ["class": "tick", "x": .number(left), "y": .number(top - 5)],
                    "The log tells no times: bars stand in their order.")
            }
            for row in rows { drawFrame(of: row, &svg) }
            TimelineJoins(rows, isTimed: scale.time != nil).draw(&svg)
            for row in rows {
                let user = row.timeline.user.map { "user \($0)" } ?? "no user"
                for bar in row.bars { bar.draw(&svg, user: user) }
            }
        }
    }

    private static func legend(_ rows: [TimelineRow]) -> [(name: String, words: String)] {
        let words = [
            ("bound", "bound"), ("displaced", "× displaced: another registration took the user"),
            ("lost", "not certain how it ended"),
        ]
        var items: [(name: String, words: String)] = []
        for (mark, words) in words where rows.contains(where: { $0.bars.contains { $0.mark == mark } }) {
            items.append(("bar \(mark)", words))
        }
        if rows.contains(where: { $0.bars.contains { $0.binding.end == .moved } }) {
            items.append(("join moved", "the registration moved to another user"))
        }
        return items
    }

    /// The row's label, and the line above it.
    private static func drawFrame(of row: TimelineRow, _ svg: inout SVG) {
        let timeline = row.timeline
        svg.leaf(
            "line",
            [
                "class": "grid", "x1": 8, "x2": .number(left + plotWidth), "y1": .number(row.top),
                "y2": .number(row.top),
            ])
        let name = [timeline.account.map(String.init), timeline.user ?? "no user"].compactMap { $0 }
            .joined(separator: " / ")
        let middle = row.top + row.height / 2
        var notes: [String] = []
        if timeline.findings > 0 { notes.append(timeline.findings.of("finding")) }
        if timeline.omitted > 0 { notes.append("\(timeline.omitted.grouped) earlier") }
        svg.element(
            "text", ["class": "label", "x": 8, "y": .number(notes.isEmpty ? middle + 4 : middle - 2)]
        ) {
            $0.words("title", name)
            $0.words("tspan", Lettering.fitted(name, into: left - 26))
        }
        guard !notes.isEmpty else { return }
        svg.words(
            "text", ["class": "tick", "x": 8, "y": .number(middle + 12)],
            Lettering.fitted(notes.joined(separator: ", "), into: left - 26))
    }
}
