internal import CEL

extension Subject {
    /// Tells what the ledger knew before the request, and what the request does to it. What is there follows from the
    /// effect's code, for shapes rely on that.
    func bind(_ effect: Effect, _ names: LedgerNames) {
        switch effect.isDisplacing {
        case .absent, .no: break
        case .yes: self["effect.displaces"] = .value(.string(effect.displaces.text(names)))
        case .unknown: self["effect.displaces"] = .unknown
        }
        self["effect.moves"] = .truth(effect.moves)
        self["effect.repeats"] = .truth(effect.repeats)
        self["effect.of_deleted"] = .truth(effect.isOfDeleted)
        self["effect.of_unknown"] = .truth(effect.isOfUnknown)
        switch effect.clears {
        case .absent: break
        case .unknown: self["effect.clears"] = .unknown
        case .number(let number): self["effect.clears"] = .value(.int(Int64(min(number, Effect.mostClears))))
        }
        bind(effect.registrationBefore, at: "before.registration", counterpart: "user", names)
        bind(effect.userBefore, at: "before.user", counterpart: "registration", names)
    }

    private func bind(_ standing: Standing, at path: String, counterpart: String, _ names: LedgerNames) {
        guard let word = standing.state.word else {
            guard standing.state == .doubtful else { return }
            for field in ["state", counterpart, "application", "rule", "since", "exported"] {
                self["\(path).\(field)"] = .unknown
            }
            return
        }
        self["\(path).state"] = .value(.string(word))
        self["\(path).\(counterpart)"] = .entity(standing.counterpart, names)
        self["\(path).application"] = .entity(standing.application, names)
        self["\(path).rule"] = .entity(standing.rule, names)
        self["\(path).since"] = .moment(standing.since.timestamp)
        self["\(path).exported"] = .value(.bool(standing.isExported))
    }
}

extension Binding {
    fileprivate static func entity(_ id: EntityID, _ names: LedgerNames) -> Binding {
        id == .none ? .absent : .value(.string(id.text(names)))
    }

    fileprivate static func truth(_ truth: Effect.Truth) -> Binding {
        switch truth {
        case .absent: .absent
        case .no: .value(.bool(false))
        case .yes: .value(.bool(true))
        case .unknown: .unknown
        }
    }
}
