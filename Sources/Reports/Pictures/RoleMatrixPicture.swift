package import Policy

/// Which roles called which operations: a cell for each, with how often, what was refused, and whether that was to be
/// expected.
package struct RoleMatrixPicture {
    /// "" where nothing is known of roles.
    package let svg: String

    private static let left = 190.0
    private static let cellWidth = 158.0
    private static let cellHeight = 40.0
    private static let top = 60.0
    private static let unknown = "other or not shown"

    package init(_ summary: AuditSummary) {
        var rows: [[String]] = []
        var columns: [String] = []
        for calls in summary.roleCalls {
            if !rows.contains(calls.roles) { rows.append(calls.roles) }
            let operation = calls.operation ?? Self.unknown
            if !columns.contains(operation) { columns.append(operation) }
        }
        guard summary.roleCalls.contains(where: { !$0.roles.isEmpty }) else {
            svg = ""
            return
        }
        columns.sort { ($0 == Self.unknown ? 1 : 0, $0) < ($1 == Self.unknown ? 1 : 0, $1) }
        let requests = summary.roleCalls.reduce(0) { $0 + $1.requests }
        let breaches = summary.roleCalls.reduce(0) { $0 + ($1.isAllowed == false ? $1.accepted : 0) }
        svg = SVG.picture(
            "roles", width: Self.left + Double(columns.count) * Self.cellWidth + 8,
            height: Self.top + Double(rows.count) * Self.cellHeight + 8, title: "Operations by role",
            description: "\(requests.of("request")) of \(rows.count.of("role")) to \(columns.count.of("operation")); "
                + "\(breaches.grouped) that the role does not allow were accepted."
        ) { svg in
            Legend([
                ("cell allowed", "allowed"), ("cell refused", "allowed, some refused"),
                ("cell expected", "not allowed, refused"), ("cell breach", "not allowed, accepted"),
                ("cell forbidden", "not allowed, not called"),
            ]).draw(&svg, x: 8, y: 14)
            for (index, operation) in columns.enumerated() {
                let x = Self.left + (Double(index) + 0.5) * Self.cellWidth
                svg.words(
                    "text", ["class": "label", "x": .number(x), "y": .number(Self.top - 8), "text-anchor": "middle"],
                    Lettering.fitted(operation, into: Self.cellWidth))
            }
            for (index, roles) in rows.enumerated() {
                let y = Self.top + (Double(index) + 0.5) * Self.cellHeight + 4
                let name = Self.name(roles)
                svg.element(
                    "text", ["class": "label", "x": .number(Self.left - 10), "y": .number(y), "text-anchor": "end"]
                ) {
                    $0.words("title", name)
                    $0.words("tspan", Lettering.fitted(name, into: Self.left - 16))
                }
            }
            for calls in summary.roleCalls {
                guard let row = rows.firstIndex(of: calls.roles),
                    let column = columns.firstIndex(of: calls.operation ?? Self.unknown)
                else { continue }
                Self.draw(
                    calls, &svg, x: Self.left + Double(column) * Self.cellWidth,
                    y: Self.top + Double(row) * Self.cellHeight)
            }
        }
    }

    private static func name(_ roles: [String]) -> String {
        roles.isEmpty ? "role not shown" : roles.joined(separator: ", ")
    }

    private static func draw(_ calls: AuditSummary.RoleCalls, _ svg: inout SVG, x: Double, y: Double) {
        svg.element("g") { svg in
            svg.words(
                "title",
                "\(name(calls.roles)): \(calls.operation ?? unknown)\n\(calls.requests.of("request")), "
                    + "\(calls.accepted.grouped) accepted, \(calls.refused.grouped) refused"
                    + (calls.isAllowed == false ? "\nThe API documents that the role may not call it." : ""))
            svg.leaf(
                "rect",
                [
                    "class": "cell \(calls.mark)", "x": .number(x + 2), "y": .number(y + 2),
                    "width": .number(cellWidth - 4), "height": .number(cellHeight - 4), "rx": 3,
                ])
            let middle = x + cellWidth / 2
            guard calls.requests > 0 else {
                guard calls.isAllowed == false else { return }
                return svg.words(
                    "text", ["class": "note", "x": .number(middle), "y": .number(y + 24), "text-anchor": "middle"],
                    "not allowed")
            }
            let note = calls.note
            svg.words(
                "text",
                [
                    "class": "count", "x": .number(middle), "y": .number(y + (note == nil ? 24 : 18)),
                    "text-anchor": "middle",
                ], calls.requests.grouped)
            guard let note else { return }
            svg.words(
                "text", ["class": "note", "x": .number(middle), "y": .number(y + 32), "text-anchor": "middle"], note)
        }
    }
}

extension AuditSummary.RoleCalls {
    /// The class of its cell.
    fileprivate var mark: String {
        switch (isAllowed, requests) {
        case (false?, 0): "forbidden"
        case (false?, _): accepted > 0 ? "breach" : refused > 0 ? "expected" : "forbidden"
        case (_, 0): "idle"
        case (true?, _), (nil, _): refused > 0 ? "refused" : "allowed"
        }
    }

    /// What there is to say beside the count.
    fileprivate var note: String? {
        if isAllowed == false {
            return accepted > 0 ? "\(accepted.grouped) accepted" : refused > 0 ? "\(refused.grouped) refused" : nil
        }
        return refused > 0 ? "\(refused.grouped) refused" : nil
    }
}
