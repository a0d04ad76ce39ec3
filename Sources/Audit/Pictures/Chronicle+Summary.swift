internal import Policy
internal import Requests

extension Chronicle {
    /// Writes the timelines into a summary, with the bindings that stand in the end.
    consuming func complete(
        _ summary: inout AuditSummary, _ ledgers: Ledgers, _ names: LedgerNames, _ logNames: [String],
        _ catalog: Catalog
    ) {
        for account in ledgers.accounts { addStanding(ledgers[account], account: account) }
        let users = ledgers.accounts.reduce(0) { $0 + ledgers[$1].userCount }
        let wasShortened = rowsMade > rows.count
        shorten(bars: Self.mostShownBars)
        summary.timelines = rows.map { timeline(of: $0, names, logNames) }
        // One who came back after the rows were shortened had two.
        let known = wasShortened ? min(rowsMade, max(users, rows.count)) : rowsMade
        summary.omittedUsers = known - rows.count
        summary.omittedBindings = countedBars - rows.reduce(0) { $0 + $1.bars.count }
        summary.roleCalls = roles.summary(catalog)
    }

    private func timeline(of row: Row, _ names: LedgerNames, _ logNames: [String]) -> AuditSummary.Timeline {
        var timeline = AuditSummary.Timeline(account: row.key.account, user: row.key.user.label(names))
        timeline.findings = attributions.findings[row.key] ?? 0
        timeline.omitted = row.count - row.bars.count
        timeline.bindings = row.bars.map { bar in
            var binding = AuditSummary.Binding(registration: bar.registration.text(names), end: bar.end)
            binding.application = bar.application.label(names)
            binding.rule = bar.rule.label(names)
            binding.from = bar.since.timestamp
            binding.to = bar.until.timestamp
            binding.successor = bar.successor.label(names)
            binding.beginPlace = bar.number.flatMap { place($0, logNames) }
            binding.endPlace = bar.endNumber.flatMap { place($0, logNames) }
            if let number = bar.number {
                let key = BindingKey(row.key.account, bar.registration, since: bar.since, number: number)
                binding.caller = attributions.caller(of: key)
            }
            return binding
        }
        return timeline
    }

    private func place(_ number: Int, _ logNames: [String]) -> AuditSummary.Place? {
        let number = RecordNumber(packed: number)
        guard logNames.indices.contains(number.log), number.line > 0 else { return nil }
        return AuditSummary.Place(file: logNames[number.log], line: number.line)
    }
}

extension EntityID {
    /// As people read it; nil for none.
    fileprivate func label(_ names: LedgerNames) -> String? { self == .none ? nil : text(names) }
}
