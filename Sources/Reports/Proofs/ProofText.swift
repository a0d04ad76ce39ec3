package import Policy
internal import Requests
internal import SourceText

/// What walking the shapes of requests showed of a set of rules, for people.
package struct ProofText {
    private let style: Style

    package init(_ options: ReportOptions) { style = Style(isColored: options.isColored) }

    /// The decision tables, then what is wrong, then the verdict.
    package func bytes(_ proof: RuleProof, withTables: Bool) -> [UInt8] {
        var text = ""
        if withTables { for section in proof.sections { text += tables(section) } }
        for section in proof.sections { text += faults(section) }
        for rule in proof.neverApplied {
            text += "\(mark) \(rule) never applies: to no shape of a request, and to none of its examples\n"
        }
        for untried in proof.untried {
            text +=
                "not known whether \(untried.rule) ever applies: it reads \(untried.reads.joined(separator: ", ")), "
                + "which no shape varies; examples in its file would tell\n"
        }
        return Array((text + verdict(proof) + "\n").utf8)
    }

    private var mark: String { style("error:", .error) }

    // MARK: Tables

    private func tables(_ section: RuleProof.Section) -> String {
        section.tables.map { part in
            let names = part.dimensions.map(\.subject.name).joined(separator: ", ")
            var text = "\(section.operation.name): \(part.shapes.of("shape")) of \(names)\n"
            for (rule, lines) in part.table.violating { text += "  \(style(rule, .strong))\n" + ProofText.list(lines) }
            return text + "  passes\n" + ProofText.list(part.table.passing) + "\n"
        }.joined()
    }

    private static func list(_ lines: [DecisionTable.Conditions]) -> String {
        guard !lines.isEmpty else { return "    nothing\n" }
        return lines.map { "    \(words($0))\n" }.joined()
    }

    /// "user_id, no application_id, bind=omitted|true"
    private static func words(_ conditions: DecisionTable.Conditions) -> String {
        guard !conditions.isEmpty else { return "everything" }
        return conditions.map { condition in
            let name = condition.dimension.subject.name
            switch condition.values {
            case ["given"]: return name
            case ["omitted"]: return "no \(name)"
            default: return "\(name)=\(condition.values.joined(separator: "|"))"
            }
        }.joined(separator: ", ")
    }

    // MARK: Faults

    private func faults(_ section: RuleProof.Section) -> String {
        var text = ""
        for contradiction in section.contradictions {
            let given = contradiction.given.isEmpty ? "" : " with \(contradiction.given.joined(separator: " or "))"
            text +=
                "\(mark) no \(contradiction.action)\(given) meets all of \(contradiction.rules.joined(separator: ", ")) "
                + "(\(section.operation.name))\n"
        }
        for loophole in section.loopholes {
            text +=
                "\(mark) \(loophole.shapes.of("shape")) of \(section.operation.name) pass, though it is documented that "
                + "\(loophole.constraint.rawValue); for one\n"
            for variant in loophole.example {
                text += "    \(String(decoding: variant.document.escapedForTerminal, as: UTF8.self))\n"
            }
        }
        for large in section.tooLarge {
            text +=
                "\(mark) \(section.operation.name): \(large.shapes.of("shape")) of "
                + "\(large.dimensions.map(\.subject.name).joined(separator: ", ")) are too many to walk; select fewer rules\n"
        }
        return text
    }

    private func verdict(_ proof: RuleProof) -> String {
        let shapes = proof.sections.reduce(0) { $0 + $1.tables.reduce(0) { $0 + $1.shapes } }
        let contradictions = proof.sections.reduce(0) { $0 + $1.contradictions.count }
        let loopholes = proof.sections.reduce(0) { $0 + $1.loopholes.count }
        return
            "\(proof.ruleCount.of("rule")), \(shapes.of("shape")): \(contradictions.of("contradiction")), "
            + "\(proof.neverApplied.count.of("rule")) that never \(proof.neverApplied.count == 1 ? "applies" : "apply"), "
            + "\(loopholes.of("loophole"))."
    }
}
