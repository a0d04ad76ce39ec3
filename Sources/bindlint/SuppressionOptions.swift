internal import ArgumentParser
internal import Glibc
internal import Policy
internal import Requests

/// What becomes of suppressions.
struct SuppressionOptions: ParsableArguments {
    @Flag(help: "Report what suppressions allow, as if there were none.")
    var noSuppressions = false

    @Option(
        help: ArgumentHelp(
            "The time by which suppressions expire: RFC 3339, or a date; by default the clock's.", valueName: "time"))
    var now: String?

    /// The day that counts for last days.
    func today() throws -> Day {
        guard let now else { return Day(of: Timestamp(seconds: Int64(time(nil)))) }
        guard let day = Day(now) ?? Timestamp(rfc3339: now).map(Day.init(of:)) else {
            throw UsageError("--now: '\(now)' is no time such as 2026-11-23 or 2026-11-23T17:00:29Z")
        }
        return day
    }

    /// The suppressions of a run; nil where they are not to count.
    func suppressions(
        _ loaded: LoadedRules, rules: [Rule], _ selection: SelectionOptions, hasAccounts: Bool
    ) throws -> Suppressions? {
        let today = try today()
        guard !noSuppressions else { return nil }
        let own = Dictionary(uniqueKeysWithValues: selection.suppressionRules.map { ($0, $0.severity) })
        return Suppressions(
            Suppressions.Context(
                all: loaded.rules, rules: rules, own: own, today: today, loaded.vocabulary, hasAccounts: hasAccounts))
    }
}
