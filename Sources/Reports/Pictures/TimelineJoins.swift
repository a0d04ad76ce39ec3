internal import Policy
internal import Requests

/// The lines from bars that were cut off to the bars of what cut them off.
struct TimelineJoins {
    /// What tells which request a bar begins with.
    private struct Key: Hashable {
        var account: Int?
        var registration: String
        var place: AuditSummary.Place
        var time: Timestamp?
    }

    private struct Join {
        var from: TimelineBar
        var to: TimelineBar
    }

    private var joins: [Join] = []

    /// Without times only those within a row: bars of different rows do not stand where they belong.
    init(_ rows: [TimelineRow], isTimed: Bool) {
        var bars: [Key: TimelineBar] = [:]
        for row in rows {
            for bar in row.bars {
                guard let place = bar.binding.beginPlace else { continue }
                let key = Key(
                    account: row.timeline.account, registration: bar.binding.registration, place: place,
                    time: bar.binding.from)
                bars[key] = bar
            }
        }
        for row in rows {
            for bar in row.bars {
                guard isTimed || bar.binding.end == .displaced, let place = bar.binding.endPlace,
                    let registration = Self.registration(after: bar.binding)
                else { continue }
                let key = Key(
                    account: row.timeline.account, registration: registration, place: place, time: bar.binding.to)
                if let next = bars[key] { joins.append(Join(from: bar, to: next)) }
            }
        }
    }

    /// The registration with whose bar a binding goes on.
    private static func registration(after binding: AuditSummary.Binding) -> String? {
        switch binding.end {
        case .displaced: binding.successor
        case .moved: binding.registration
        case .standing, .rebound, .unbound, .deleted, .listed, .lost: nil
        }
    }

    func draw(_ svg: inout SVG) {
        for join in joins {
            let x = SVG.digits(join.from.right)
            let y = SVG.digits(join.to.middle)
            svg.leaf(
                "path",
                [
                    "class": "join \(join.from.binding.end.rawValue)",
                    "d": "M\(x),\(SVG.digits(join.from.middle))V\(y)H\(SVG.digits(join.to.left + 2))",
                ])
        }
    }
}
