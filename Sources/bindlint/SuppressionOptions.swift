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

    /// The suppressions in the files of one configuration; nil where they are not to count.
    func suppressions(
        _ loaded: LoadedRules, rules: [Rule], _ selection: SelectionOptions, _ group: InputSearch.Group,
        hasAccounts: Bool, walked folders: [String] = []
    ) throws -> Suppressions? {
        let today = try today()
        guard !noSuppressions else { return nil }
        let settings = group.configuration.configuration.rules
        let own = settings.applied(to: selection.suppressionRules, keeping: selection.selectedIDs)
        var context = Suppressions.Context(
            all: loaded.rules, rules: rules, own: own, today: today, loaded.vocabulary, hasAccounts: hasAccounts)
        context.fileSettings = group.fileSettings(keeping: selection.selectedIDs)
        context.allowances = group.allowances(today: today, walked: folders)
        return Suppressions(context)
    }
}

extension InputSearch.Group {
    /// What the configuration allows, given the folders that were walked; nil where there is no configuration.
    func allowances(today: Day, walked folders: [String] = []) -> Allowances? {
        guard let file = configuration.file, !file.configuration.allow.isEmpty else { return nil }
        var allowances = Allowances(file.configuration.allow, in: file.file, paths: configuredPaths, today: today)
        allowances.sawAll = folders.contains { walked in
            let walked = RealPath.ofFile(walked)
            return configuration.folder == walked || configuration.folder.hasPrefix(RealPath.join(walked, ""))
        }
        return allowances
    }
}
