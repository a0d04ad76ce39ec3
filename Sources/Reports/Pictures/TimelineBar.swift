internal import Policy
internal import Requests

/// A binding's bar: where it stands in its picture.
struct TimelineBar {
    let binding: AuditSummary.Binding
    /// From where to where.
    var left: Double
    var right: Double
    /// Whether the binding is known to begin and to end where the bar does.
    var begins: Bool
    var ends: Bool
    /// In which of the row's lines, from 0, and the height of its middle.
    var lane = 0
    var middle = 0.0
    /// Where the next bar of the same line begins.
    var room = 0.0

    static let height = 15.0
    /// Nothing is drawn narrower.
    static let narrowest = 5.0
    private static let point = 6.0

    /// The class that its colour follows from.
    var mark: String {
        switch binding.end {
        case .standing, .unbound, .deleted, .listed, .rebound, .moved: "bound"
        case .displaced: "displaced"
        case .lost: "lost"
        }
    }

    func draw(_ svg: inout SVG, user: String) {
        svg.element("g", ["class": .text(mark)]) { svg in
            svg.words("title", tip(user: user))
            svg.leaf("path", ["class": "bar", "d": .text(outline)])
            if binding.end == .displaced {
                svg.leaf("path", ["class": "cut", "d": .text(cross)])
                svg.leaf("path", ["class": "mark", "d": .text(cross)])
            }
            drawLabel(&svg)
        }
    }

    private func drawLabel(_ svg: inout SVG) {
        let label = binding.registration.escapedForTerminal
        let width = Lettering.width(label)
        let y = middle + 4
        if right - left >= width + 14 {
            svg.words("text", ["class": "inside", "x": .number(left + 7), "y": .number(y)], label)
        } else if room - right >= width + 14 {
            svg.words("text", ["class": "beside", "x": .number(right + 9), "y": .number(y)], label)
        }
    }

    /// A rectangle, with a notch where the beginning is not known and a point where no end is.
    private var outline: String {
        let (top, bottom) = (middle - Self.height / 2, middle + Self.height / 2)
        let point = min(Self.point, (right - left) / 2)
        func place(_ x: Double, _ y: Double) -> String { "\(SVG.digits(x)),\(SVG.digits(y))" }
        var path = "M\(place(left, top))L"
        path += ends ? "\(place(right, top)) \(place(right, bottom))" : place(right - point, top)
        if !ends { path += " \(place(right, middle)) \(place(right - point, bottom))" }
        path += " \(place(left, bottom))"
        if !begins { path += " \(place(left + point, middle))" }
        return path + "Z"
    }

    private var cross: String {
        let (x, y) = (SVG.digits(right - 4), SVG.digits(middle - 4))
        return "M\(x),\(y)l8,8m0,-8l-8,8"
    }

    // MARK: Words

    private func tip(user: String) -> String {
        var lines = ["registration \(binding.registration), \(user)"]
        let target = [
            binding.application.map { "application \($0)" }, binding.rule.map { "rule \($0)" },
        ].compactMap { $0 }
        if !target.isEmpty { lines.append(target.joined(separator: ", ")) }
        var begin = binding.from.map { "bound \($0.words)" } ?? "bound before it was seen"
        if let caller = binding.caller { begin += " by \(caller)" }
        lines.append(begin + TimelineBar.words(binding.beginPlace))
        lines.append(end + TimelineBar.words(binding.endPlace))
        if let from = binding.from, let to = binding.to, to >= from {
            lines.append("for \(TimelineBar.words(seconds: to.seconds - from.seconds))")
        }
        return lines.joined(separator: "\n")
    }

    private var end: String {
        let time = binding.to.map { " \($0.words)" } ?? ""
        return switch binding.end {
        case .standing: "still bound at the end of the log"
        case .displaced: "displaced\(time) by registration \(binding.successor ?? "not known")"
        case .moved: "moved\(time) to \(binding.successor.map { "user \($0)" } ?? "no user")"
        case .rebound: "bound anew\(time) with another application or rule"
        case .unbound: "unbound\(time)"
        case .deleted: "registration deleted\(time)"
        case .listed: "listed otherwise by the API\(time)"
        case .lost: "not certain any more since\(time.isEmpty ? " a request" : time)"
        }
    }

    private static func words(_ place: AuditSummary.Place?) -> String {
        place.map { " (\($0.file):\($0.line))" } ?? ""
    }

    /// A span of time in its two greatest units.
    static func words(seconds: Int64) -> String {
        let units: [(Int64, String)] = [(86_400, "d"), (3_600, "h"), (60, "min"), (1, "s")]
        var rest = seconds
        var words: [String] = []
        for (size, name) in units where rest >= size && words.count < 2 {
            words.append("\((rest / size).description) \(name)")
            rest %= size
        }
        return words.isEmpty ? "less than a second" : words.joined(separator: " ")
    }
}
