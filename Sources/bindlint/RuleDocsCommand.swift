internal import ArgumentParser
internal import Policy
internal import Reports

/// `bindlint rules docs`: the reference of the rules as pages.
struct RuleDocsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "docs", abstract: "Write a page for each rule, in Markdown and in HTML.",
        discussion:
            "Writes into a folder, which it makes where there is none: README.md, index.html, and two files a rule.")

    @ArgumentParser.Argument(help: "The folder.", completion: .directory)
    var folder: String

    @OptionGroup var ruleOptions: RuleOptions
    @OptionGroup var selection: SelectionOptions

    func run() throws {
        let loaded = try ruleOptions.load(withExamples: true)
        let rules = try selection.apply(to: loaded.rules)
        var references = try rules.map { rule in
            let file = try loaded.source(of: rule)
            return RuleReference(rule, in: file, loaded.vocabulary) { requests(of: $0, in: file) }
        }
        references += selection.suppressionRules.map { RuleReference($0) }
        let files = RulePages(references).files
        try makeFolder(folder)
        for page in files {
            var file = try AtomicFile("\(folder)/\(page.name)")
            try file.write(Array(page.text.utf8))
            try file.finish()
        }
        StandardError.print("bindlint: wrote \(files.count) files into \(folder)")
    }
}
