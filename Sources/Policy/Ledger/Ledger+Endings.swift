/// What became of bindings, for whoever asks to be told: `Ledgers.takeEndings`.
extension Ledger {
    /// A binding that a request ended.
    package struct Ending: Sendable {
        /// As it was before.
        package var binding: RegistrationRecord
        /// How its registration stands since; unseen where it is bound otherwise.
        package var state: Standing.State
    }

    /// Notes that a binding ends. Called before it does.
    mutating func noteEnding(of index: Int, _ state: Standing.State) {
        let ending = Ending(binding: record(index), state: state)
        endings?.append(ending)
    }

    /// Notes that no binding is known any more.
    mutating func noteEndingOfAll() {
        for index in 0..<registrations.count where registrations[index].state == .bound {
            noteEnding(of: index, .doubtful)
        }
    }
}

extension Ledgers {
    /// The bindings of an account that ended since this was asked last; none unless `recordsEndings` is set.
    package mutating func takeEndings(account: Int?) -> [Ledger.Ending] {
        changing(account) { ledger in
            guard let endings = ledger.endings, !endings.isEmpty else { return [] }
            ledger.endings = []
            return endings
        }
    }
}
