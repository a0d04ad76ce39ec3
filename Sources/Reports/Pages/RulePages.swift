package import Policy

/// The reference of rules: a page for each, and one that lists them.
package struct RulePages {
    /// A file of the reference, by its name within the folder.
    package struct File: Sendable {
        package var name: String
        package var text: String
    }

    private let rules: [RuleReference]

    package init(_ rules: [RuleReference]) { self.rules = rules.sorted { $0.id < $1.id } }

    /// All files, in Markdown and in HTML.
    package var files: [File] {
        var files = [
            File(name: "README.md", text: index(linking: "md").markdown),
            File(name: "index.html", text: index(linking: "html").html),
        ]
        for rule in rules {
            files.append(File(name: "\(rule.id).md", text: page(of: rule, linking: "md").markdown))
            files.append(File(name: "\(rule.id).html", text: page(of: rule, linking: "html").html))
        }
        return files
    }

    private func index(linking suffix: String) -> Page {
        var page = Page(title: "Rules")
        for basis in Basis.allCases {
            let members = rules.filter { $0.basis == basis }
            guard !members.isEmpty else { continue }
            page.blocks.append(.heading(basis.title))
            page.blocks.append(
                .table(
                    header: ["rule", "severity", "what it finds"],
                    rows: members.map { rule in
                        [
                            [.link([.code(rule.id)], to: "\(rule.id).\(suffix)")], [.text(rule.severity.rawValue)],
                            [.text(rule.title)],
                        ]
                    }))
        }
        return page
    }

    private func page(of rule: RuleReference, linking suffix: String) -> Page {
        var page = Page(title: rule.id)
        page.blocks.append(.paragraph([.strong(rule.title)]))
        page.blocks.append(.paragraph(standing(of: rule, linking: suffix)))
        page.blocks.append(.heading("Why"))
        page.blocks += RulePages.paragraphs(rule.about).map { .paragraph($0) }
        page.blocks += conditions(rule)
        page.blocks += examples(rule)
        page.blocks += howToFix(rule)
        page.blocks += howToConfigure(rule)
        return page
    }

    /// "error · documented: BindSipRegistration, description · all rules"
    private func standing(of rule: RuleReference, linking suffix: String) -> [Page.Piece] {
        var pieces: [Page.Piece] = [.text("\(rule.severity.rawValue) · \(rule.basis.rawValue)")]
        if let source = rule.source {
            let text = Page.Piece.text(source.text)
            pieces += [": ", source.address.map { .link([text], to: $0) } ?? text]
        }
        return pieces + [" · ", .link(["all rules"], to: suffix == "md" ? "README.md" : "index.html")]
    }

    /// The paragraphs of what a rule tells of itself.
    static func paragraphs(_ text: String) -> [[Page.Piece]] {
        var paragraphs: [String] = [""]
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.isEmpty {
                paragraphs.append("")
            } else {
                paragraphs[paragraphs.count - 1] += (paragraphs[paragraphs.count - 1].isEmpty ? "" : " ") + line
            }
        }
        return paragraphs.filter { !$0.isEmpty }.map { RulePages.pieces($0) }
    }

    /// A text in which code stands between backquotes.
    private static func pieces(_ text: String) -> [Page.Piece] {
        text.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { index, part in
            index % 2 == 0 ? .text(String(part)) : .code(String(part))
        }
    }

    private func conditions(_ rule: RuleReference) -> [Page.Block] {
        guard !rule.conditions.isEmpty else { return [] }
        let text = rule.conditions.map { part in
            part.text.contains("\n")
                ? "\(part.key):\n" + part.text.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
                : "\(part.key): \(part.text)"
        }.joined(separator: "\n")
        return [
            .heading("Condition"),
            .paragraph([
                "A request violates the rule where ", .code("when"), " is true and ", .code("require"), " is not.",
            ]),
            .code(text, language: "text"),
        ]
    }

    private func examples(_ rule: RuleReference) -> [Page.Block] {
        var blocks: [Page.Block] = []
        if !rule.bad.isEmpty { blocks.append(.heading("Found")) }
        for example in rule.bad {
            blocks.append(.code(example.text, language: "yaml"))
            guard let finding = example.finding else { continue }
            var pieces: [Page.Piece] = [.strong(rule.severity.rawValue), .text(": \(finding.message)")]
            if let hint = finding.hint { pieces += [.text(". Hint: \(hint)")] }
            blocks.append(.paragraph(pieces))
        }
        if !rule.good.isEmpty {
            blocks += [
                .heading("Passes"),
                .code(
                    rule.good.map { "- " + $0.text.split(separator: "\n").joined(separator: "\n  ") }.joined(
                        separator: "\n"),
                    language: "yaml"),
            ]
        }
        return blocks
    }

    private func howToFix(_ rule: RuleReference) -> [Page.Block] {
        var hints: [String] = []
        for hint in [rule.hint] + rule.bad.map(\.finding?.hint) {
            if let hint, !hints.contains(hint) { hints.append(hint) }
        }
        let fixes = rule.bad.flatMap { $0.finding?.fixes ?? [] }
        var items: [[Page.Piece]] = hints.map { [.text($0)] }
        if fixes.contains(where: \.isSafe) { items.append([.code("--fix"), " does it for some or all findings"]) }
        if fixes.contains(where: { !$0.isSafe }) {
            items.append([.code("--unsafe-fixes"), " does it for some or all findings; look at what it changes"])
        }
        return items.isEmpty ? [] : [.heading("How to fix"), .list(items)]
    }

    private func howToConfigure(_ rule: RuleReference) -> [Page.Block] {
        let other = rule.severity == .warning ? "error" : "warning"
        var text = "rules:\n  \(rule.id): \(other)      # or note, or off\n"
        text += "  # or only in some files:\n  # \(rule.id): { severity: off, paths: [\"lab/**\"] }"
        if !rule.parameters.isEmpty {
            let parameters = rule.parameters.map { "\($0.key): \($0.text)" }.joined(separator: ", ")
            text += "\n  # its thresholds are parameters:\n  # \(rule.id): { parameters: { \(parameters) } }"
        }
        let configuration: [Page.Block] = [
            .heading("How to configure"), .paragraph(["In ", .code(".bindlint.yaml"), ":"]),
            .code(text, language: "yaml"),
        ]
        // What is found in a comment is not allowed by another.
        guard !rule.conditions.isEmpty else { return configuration }
        return configuration + [
            .paragraph(["At one place, in a comment on its line or alone above it:"]),
            .code("# bindlint: allow \(rule.id) -- why it is right here", language: "sh"),
        ]
    }
}

extension Basis {
    fileprivate var title: String {
        switch self {
        case .documented: "Documented"
        case .inferred: "Inferred"
        case .security: "Security"
        case .hygiene: "Hygiene"
        case .policy: "Policy"
        }
    }
}
