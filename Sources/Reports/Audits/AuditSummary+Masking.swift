internal import Policy

extension AuditSummary {
    /// The summary without the secrets of the files that could not be read.
    func masked(_ disclosure: Disclosure) -> AuditSummary {
        func masked(_ totals: [Total]) -> [Total] {
            totals.map { Total(name: disclosure.masked($0.name), findings: $0.findings, errors: $0.errors) }
        }
        var summary = self
        for index in inputs.indices { summary.inputs[index].name = disclosure.masked(inputs[index].name) }
        for index in undecidedGroups.indices {
            summary.undecidedGroups[index].reason = disclosure.masked(undecidedGroups[index].reason)
            summary.undecidedGroups[index].file = disclosure.masked(undecidedGroups[index].file)
        }
        for index in unreadableRecords.indices {
            summary.unreadableRecords[index].file = disclosure.masked(unreadableRecords[index].file)
            summary.unreadableRecords[index].reason = disclosure.masked(unreadableRecords[index].reason)
        }
        (summary.rules, summary.accounts, summary.callers) = (masked(rules), masked(accounts), masked(callers))
        for index in standing.indices {
            summary.standing[index].registration = disclosure.masked(standing[index].registration)
            summary.standing[index].user = standing[index].user.map(disclosure.masked)
            summary.standing[index].application = standing[index].application.map(disclosure.masked)
            summary.standing[index].rule = standing[index].rule.map(disclosure.masked)
        }
        summary.timelines = timelines.map { $0.masked(disclosure) }
        summary.roleCalls = roleCalls.map { calls in
            var calls = calls
            calls.roles = calls.roles.map(disclosure.masked)
            return calls
        }
        return summary
    }
}

extension AuditSummary.Timeline {
    fileprivate func masked(_ disclosure: Disclosure) -> AuditSummary.Timeline {
        func masked(_ place: AuditSummary.Place?) -> AuditSummary.Place? {
            place.map { AuditSummary.Place(file: disclosure.masked($0.file), line: $0.line) }
        }
        var timeline = self
        timeline.user = user.map(disclosure.masked)
        timeline.bindings = bindings.map { binding in
            var binding = binding
            binding.registration = disclosure.masked(binding.registration)
            binding.application = binding.application.map(disclosure.masked)
            binding.rule = binding.rule.map(disclosure.masked)
            binding.caller = binding.caller.map(disclosure.masked)
            binding.successor = binding.successor.map(disclosure.masked)
            (binding.beginPlace, binding.endPlace) = (masked(binding.beginPlace), masked(binding.endPlace))
            return binding
        }
        return timeline
    }
}
