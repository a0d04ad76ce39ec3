import Testing

/// What the README and the pages of `docs/` show of a run is what such a run prints.
struct ReadmeTests {
    /// A fence of the kind `console`: a command behind `$ `, and below it what it prints. A line that is `[…]` stands for any
    /// number of lines.
    struct Shown: CustomTestStringConvertible {
        var command: String
        var lines: [String]
        var testDescription: String { command }
    }

    static func shown(in page: String) throws -> [Shown] {
        var found: [Shown] = []
        var isInside = false
        for line in try Folder.read(path: "\(SamplesTests.root)/\(page)").split(
            separator: "\n", omittingEmptySubsequences: false)
        {
            if line.hasPrefix("```") {
                isInside = line == "```console"
            } else if isInside, line.hasPrefix("$ ") {
                found.append(Shown(command: String(line.dropFirst(2)), lines: []))
            } else if isInside, !found.isEmpty {
                found[found.count - 1].lines.append(String(line))
            }
        }
        return found
    }

    static let pages = ["README.md", "docs/configuration.md", "docs/rules.md", "docs/formats.md", "docs/fixes.md"]

    /// Commands of one page run one after another in a folder that has the samples.
    @Test(arguments: pages) func `what a page shows is what is printed`(page: String) throws {
        let folder = try Folder()
        let shown = try ReadmeTests.shown(in: page)
        try #require(!shown.isEmpty)
        for item in shown {
            let prelude =
                "bindlint() { COLUMNS=100 \"$BINDLINT\" \"$@\"; }; ln -sfn '\(SamplesTests.root)/samples' samples"
            let run = try Command.shell("\(prelude); { \(item.command)\n} 2>&1", in: folder)
            let printed = run.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            #expect(ReadmeTests.lacks(item.lines, in: printed.dropLast()) == nil, "\(item.command)\n\(run.output)")
        }
    }

    /// The first line that is shown and not printed, or nothing where all that is printed is shown.
    static func lacks(_ lines: [String], in printed: ArraySlice<String>) -> String? {
        var rest = printed
        var mayLeaveOut = false
        for line in lines {
            if line == "[…]" {
                mayLeaveOut = true
                continue
            }
            guard let index = mayLeaveOut ? rest.firstIndex(of: line) : rest.first == line ? rest.startIndex : nil
            else {
                return line
            }
            rest = rest[(index + 1)...]
            mayLeaveOut = false
        }
        return rest.isEmpty || mayLeaveOut ? nil : "the end"
    }

    @Test func `the policy of the page on rules is the sample`() throws {
        let page = try Folder.read(path: "\(SamplesTests.root)/docs/rules.md")
        let sample = try Folder.read(path: "\(SamplesTests.root)/samples/policies/hasty-move.yaml")
        #expect(page.contains("```yaml\n\(sample)```\n"))
    }

    @Test func `only a sign of omission leaves lines out`() {
        #expect(ReadmeTests.lacks(["a", "[…]", "c"], in: ["a", "b", "c"]) == nil)
        #expect(ReadmeTests.lacks(["a", "c"], in: ["a", "b", "c"]) == "c")
        #expect(ReadmeTests.lacks(["a"], in: ["a", "b"]) == "the end")
        #expect(ReadmeTests.lacks(["[…]", "d"], in: ["a"]) == "d")
    }
}
