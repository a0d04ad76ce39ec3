package import Requests

/// What a request says to the ledger.
package struct LedgerCall: Sendable {
    /// How it went.
    package enum Outcome: UInt8, Sendable {
        /// It is to be sent, and is taken to succeed.
        case proposed
        case succeeded, failed
        /// It was sent; no answer tells how it went.
        case unknown
    }

    /// What it does; nil where that is not known.
    package var action: Action?
    package var outcome: Outcome
    /// There may be more arguments than are seen.
    package var hasUnseenArguments = false
    /// What it names; of a CreateSipRegistration the id that the answer tells.
    package var registration = EntityID.none
    package var user = EntityID.none
    package var application = EntityID.none
    package var rule = EntityID.none
    package var time = PackedTime.none
    /// Tells the request to whoever asks which one bound something; nothing to the ledger but for creations, which it tells
    /// apart by it.
    package var number: Int

    package init(_ action: Action?, _ outcome: Outcome, number: Int) {
        self.action = action
        self.outcome = outcome
        self.number = number
    }

    /// Whether it names an application, a rule or a user.
    package var hasTarget: Bool { user != .none || application != .none || rule != .none }
}

/// The registrations that an answer lists.
package struct Listing: Sendable {
    /// One of them, and what it is bound to.
    package struct Entry: Sendable {
        package var registration: EntityID
        package var user: EntityID
        package var application: EntityID
        package var rule: EntityID

        package init(_ registration: EntityID, user: EntityID, application: EntityID, rule: EntityID) {
            self.registration = registration
            self.user = user
            self.application = application
            self.rule = rule
        }
    }

    package var entries: [Entry]
    /// Whether there are no others: nothing was filtered out, and the answer is no page of several.
    package var isComplete: Bool

    package init(_ entries: [Entry], isComplete: Bool) {
        self.entries = entries
        self.isComplete = isComplete
    }
}
