/// Findings that are accepted as they are, by what makes them what they are and how many there may be: see
/// `docs/suppressions.md`.
package struct Baseline: Sendable {
    /// Findings of one kind in one file.
    package struct Key: Hashable, Comparable, Sendable {
        /// What equal findings have in common, as a number of 128 bits.
        package var kind: UInt128
        package var file: String

        package init(kind: UInt128, file: String) {
            self.kind = kind
            self.file = file
        }

        package static func < (first: Key, second: Key) -> Bool {
            first.kind != second.kind ? first.kind < second.kind : first.file < second.file
        }
    }

    /// What the baseline says of them. Rule and operation are for people; nothing is decided by them.
    package struct Entry: Sendable {
        package var count: Int
        package var rule: String
        package var operation: String

        package init(count: Int, rule: String, operation: String) {
            self.count = count
            self.rule = rule
            self.operation = operation
        }
    }

    package var entries: [Key: Entry] = [:]

    package init() {}

    /// How many findings it accepts.
    package var count: Int { entries.values.reduce(0) { $0 + $1.count } }
}
