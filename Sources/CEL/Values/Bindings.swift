/// What an evaluation reads: one binding per slot of the declarations, and one per local.
package struct Bindings: Sendable {
    private(set) var slots: [Binding]
    /// In the order in which the expression declared its locals.
    package var locals: [Binding] = []

    /// All slots absent.
    package init(_ declarations: Declarations) {
        slots = Array(repeating: .absent, count: declarations.slotCount)
    }

    /// For an expression that reads no slot.
    init() {
        slots = []
    }

    package subscript(slot: Int) -> Binding {
        get { slots[slot] }
        set { slots[slot] = newValue }
    }
}
