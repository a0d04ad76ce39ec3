internal import ArgumentParser
internal import Audit
internal import Readers
internal import Requests

/// How logs are read.
struct LogOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The format of the logs, where they do not show it: \(LogFormat.list).", valueName: "format"),
        completion: LogFormat.completion, transform: LogFormat.parse)
    var inputFormat: LogFormat?

    @Option(
        name: .customLong("map"),
        help: ArgumentHelp(
            "Where records have a field, where no known name finds it, such as url=req.target; repeatable. Fields: "
                + LogField.names.joined(separator: ", ") + ".", valueName: "field=path"))
    var maps: [String] = []

    @Option(
        help: ArgumentHelp(
            "Judge requests from this time on: RFC 3339, or a date for its first moment. What came before still counts as "
                + "what was bound before.", valueName: "time"))
    var since: String?

    @Option(help: ArgumentHelp("Judge requests up to this time, and leave what comes later aside.", valueName: "time"))
    var until: String?

    @Option(
        help: ArgumentHelp(
            "The zone of times that have none: a name such as Europe/Berlin, or an offset.", valueName: "zone"))
    var assumeTz = "UTC"

    @Option(
        help: ArgumentHelp(
            "By how much records may be out of the order of their times; out-of-order tells of those that are by more.",
            valueName: "seconds"))
    var reorderWindow = 5

    @Option(
        help: ArgumentHelp(
            "Write to this file which records could not be read, and why, one JSON object a line.", valueName: "file"),
        completion: .file())
    var rejects: String?

    @Flag(help: "Read every record in full. The results are the same; it takes longer.")
    var noScreen = false

    func validate() throws {
        if !(0...86_400).contains(reorderWindow) {
            throw ValidationError("--reorder-window is from 0 to 86400 seconds")
        }
    }

    /// The options of an audit.
    func options() throws -> AuditOptions {
        var options = AuditOptions()
        options.format = inputFormat
        for map in maps {
            do throws(LogMappingError) { try options.fields.map(map) } catch {
                throw UsageError("--map: \(error)")
            }
        }
        guard let zone = AssumedZone(assumeTz) else {
            throw UsageError(
                "--assume-tz: '\(assumeTz)' is neither a zone such as Europe/Berlin nor an offset such as +03:00")
        }
        options.zone = zone
        options.since = try since.map { try time($0, of: "--since", zone) }
        options.until = try until.map { try time($0, of: "--until", zone) }
        options.reorderWindow = Int64(reorderWindow)
        options.usesScreen = !noScreen
        return options
    }

    /// A time, or the beginning of a day.
    private func time(_ text: String, of option: String, _ zone: AssumedZone) throws -> Timestamp {
        let written = text.utf8.count == 10 ? text + "T00:00:00" : text
        guard let time = LogTime(Array(written.utf8)[...], zone: zone) else {
            throw UsageError("\(option): '\(text)' is no time such as 2026-11-23 or 2026-11-23T17:00:29Z")
        }
        return time.timestamp
    }
}

extension LogFormat: OptionWord {}
