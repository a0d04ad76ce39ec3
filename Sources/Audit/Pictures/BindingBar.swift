internal import Policy
internal import Requests

/// A binding as it is kept for a timeline.
struct BindingBar {
    let registration: EntityID
    let application: EntityID
    let rule: EntityID
    let since: PackedTime
    /// The request that made it; nil where only an export tells of it.
    let number: Int?
    private(set) var end = AuditSummary.Binding.End.standing
    private(set) var successor = EntityID.none
    private(set) var until = PackedTime.none
    private(set) var endNumber: Int?

    /// A binding that stands.
    init(_ record: Ledger.RegistrationRecord) {
        registration = record.registration
        application = record.application
        rule = record.rule
        since = record.since
        number = record.number
    }

    /// A binding that a request ended.
    init(_ ending: Ledger.Ending, by call: LedgerCall) {
        self.init(ending.binding)
        until = call.time
        endNumber = call.number
        (end, successor) = BindingBar.end(of: ending, by: call)
    }

    private static func end(
        of ending: Ledger.Ending, by call: LedgerCall
    ) -> (AuditSummary.Binding.End, successor: EntityID) {
        if call.action == .list { return (.listed, .none) }
        switch ending.state {
        case .displaced: return (.displaced, BindingKey(nil, call).registration)
        case .deleted: return (.deleted, .none)
        case .unbound: return (.unbound, .none)
        case .unseen, .bound, .created:
            return call.user == ending.binding.user ? (.rebound, .none) : (.moved, call.user)
        case .doubtful: return (.lost, .none)
        }
    }
}
