internal import Policy
internal import Requests

/// The pictures of an audit; where the hours have none, their table.
struct PictureMarkup {
    private let audit: AuditSummary

    init(_ audit: AuditSummary) { self.audit = audit }

    var markup: Markup {
        let timeline = TimelinePicture(audit)
        let omission: Markup = timeline.omission.isEmpty ? "" : "<p class=\"more\">\(timeline.omission)</p>\n"
        let all = timeline.found.isEmpty
        let parts = [
            part("Bindings over time", timeline.found),
            all ? part("Bindings over time", timeline.others) : folded("Users without findings", timeline.others),
            omission, hours, part("Operations by role", RoleMatrixPicture(audit).svg),
        ].filter { !$0.isEmpty }
        return parts.isEmpty
            ? "" : "<section id=\"pictures\"><h2>Bindings, requests and roles</h2>\n\(parts)</section>\n"
    }

    private var hours: Markup {
        let picture = HoursPicture(audit).svg
        guard picture.isEmpty else { return part("Requests over time", picture) }
        let busiest = BusiestHours(audit.hours).hours
        guard !busiest.isEmpty else { return "" }
        return PageTable(
            ["hour", "requests", "refused"],
            busiest.map { ["<time>\($0.start.rfc3339)</time>", "\($0.requests.grouped)", "\($0.refused.grouped)"] },
            numbers: [1, 2]
        ).markup(title: "Busiest hours (UTC)")
    }

    private func part(_ title: String, _ svg: String) -> Markup {
        svg.isEmpty ? "" : "<h3>\(title)</h3>\n\(figure(title, svg))"
    }

    private func folded(_ title: String, _ svg: String) -> Markup {
        svg.isEmpty ? "" : "<details class=\"fold\"><summary>\(title)</summary>\n\(figure(title, svg))</details>"
    }

    private func figure(_ title: String, _ svg: String) -> Markup {
        "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"\(title)\">\(trusted: svg)</div>\n"
    }
}
