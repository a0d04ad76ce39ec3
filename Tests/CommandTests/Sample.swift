import SourceText

/// Small request files, by the name that tests give them.
enum Sample {
    static let good = (
        "good.json", #"{"operation":"BindSipRegistration","sip_registration_id":1,"application_id":2}"# + "\n"
    )
    static let bad = ("bad.json", #"{"operation":"BindSipRegistration","application_id":2}"# + "\n")
    static let warned = ("warned.json", #"{"operation":"BindSipRegistration","sip_registration_id":1}"# + "\n")
    static let suppressed = (
        "suppressed.sh",
        """
        # bindlint: allow missing-registration -- the test of the error
        curl -H "Authorization: Bearer $T" -X POST \
          'https://api.voximplant.com/platform_api/BindSipRegistration?application_id=2'

        """
    )
    static let broken = ("broken.json", #"{"operation":"BindSipRegistration","params":[1,2}"# + "\n")
    static let listing = ("listing.json", #"{"operation":"DeleteSipRegistration","sip_registration_id":1}"# + "\n")
    /// Gives empty-value, missing-application, and missing-registration.
    static let several = ("several.json", #"{"operation":"BindSipRegistration","rule_id":"","user_id":3}"# + "\n")
}

extension Command {
    /// The rules that a report of a format names, in its order. What says that the run cannot be trusted is no rule.
    func rules(_ format: String) throws -> [String] {
        switch format {
        case "json":
            guard !output.isEmpty else { return [] }
            return try (node(output)["findings"]?.elements ?? []).compactMap { $0["rule"]?.string }
        case "jsonl":
            return try lines.map { try node($0) }.filter { $0["type"]?.string == "finding" }
                .compactMap { $0["rule"]?.string }
        case "sarif":
            guard !output.isEmpty else { return [] }
            let results = try node(output)["runs"]?.elements?.first?["results"]?.elements
            return (results ?? []).compactMap { $0["ruleId"]?.string }
        case "gitlab":
            guard !output.isEmpty else { return [] }
            return (try node(output).elements ?? []).compactMap { $0["check_name"]?.string }.filter(isRule)
        case "rdjsonl":
            return try lines.compactMap { try node($0)["code"]?["value"]?.string }.filter(isRule)
        case "junit":
            let cases = lines.filter { $0.hasPrefix("    <testcase ") && !$0.hasSuffix("/>") }
            return cases.compactMap { text(in: $0, from: "name=\"", to: "\"") }.filter(isRule)
        case "github":
            return lines.filter { !$0.hasPrefix("::notice title=bindlint::") }
                .compactMap { text(in: $0, from: "title=", to: "::") }
        case "checkstyle":
            return lines.compactMap { text(in: $0, from: "source=\"bindlint.", to: "\"") }.filter(isRule)
        case "markdown":
            return lines.filter { $0.hasPrefix("| ") }.compactMap { text(in: $0, from: "(<code>", to: "</code>)") }
        case "html":
            var rule = ""
            return lines.compactMap { line in
                rule = text(in: line, from: "data-rule=\"", to: "\"") ?? rule
                return line.hasPrefix("<article ") ? rule : nil
            }
        default:
            // Concise: `file:1:2: error[rule] …`; text: `error[rule]: …`, where the other lines begin with a blank.
            return lines.filter { $0.first != " " }.compactMap { text(in: $0, from: "[", to: "]") }
        }
    }

    private var lines: [String] { output.split(separator: "\n").map(String.init) }

    private func isRule(_ name: String) -> Bool { !["can be judged", "unreadable-input", "no-input"].contains(name) }

    private func node(_ text: String) throws -> Node { try Node(json: SourceFile(name: "report", text: text).text) }

    /// What stands between two texts, the first time.
    private func text(in line: String, from start: String, to end: String) -> String? {
        guard let first = line.firstRange(of: start), let last = line[first.upperBound...].firstRange(of: end) else {
            return nil
        }
        return String(line[first.upperBound..<last.lowerBound])
    }
}
