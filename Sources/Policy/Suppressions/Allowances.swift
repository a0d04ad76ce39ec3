package import Requests
package import SourceText

/// The entries of a configuration's `allow`, and the files of a run that they may be about.
package struct Allowances: Sendable {
    package let entries: [Allowance]
    /// The configuration that they stand in.
    package let file: SourceFile
    /// Where the run's files are, from the configuration's folder, by their names.
    package let paths: [String: String]
    /// Whether the run saw all files below the configuration's folder.
    package var sawAll = false
    /// The entries whose last day is not over.
    private let standing: [Int]

    package init(_ entries: [Allowance], in file: SourceFile, paths: [String: String], today: Day) {
        self.entries = entries
        self.file = file
        self.paths = paths
        standing = entries.indices.filter { entries[$0].expiry.reason(on: today) == nil }
    }

    /// The entries, by their numbers, that allow what a rule finds of a request in a file of that name.
    package func entries(allowing rule: String, of request: Request, in name: String) -> [Int] {
        standing.filter { index in
            let entry = entries[index]
            return entry.rules.contains { $0 == rule } && entry.concerns(paths[name]) && entry.concerns(request)
        }
    }

    /// Marks the findings of a request that are allowed.
    package func mark(_ findings: inout [Finding], of request: Request, in name: String) {
        guard !standing.isEmpty else { return }
        for index in findings.indices {
            findings[index].isAllowed = !entries(allowing: findings[index].rule, of: request, in: name).isEmpty
        }
    }

    /// Whether an entry that allowed nothing is one too many: it stands, and the run saw what it is about.
    func isSeen(_ number: Int) -> Bool {
        guard standing.contains(number) else { return false }
        let entry = entries[number]
        return paths.values.contains { entry.isOnly($0) || (sawAll && entry.concerns($0)) }
    }
}
