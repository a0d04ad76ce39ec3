/// What an evaluation reads: one binding per slot of the declarations, and one per local.
public struct Bindings: Sendable {
    private(set) var slots: [Binding]
    /// One for each slot, kept with it.
    private(set) var glances: [Glance]
    /// In the order in which the expression declared its locals.
    public var locals: [Binding] = []

    /// All slots absent.
    public init(_ declarations: Declarations) {
        slots = Array(repeating: .absent, count: declarations.slotCount)
        glances = Array(repeating: Glance(.absent), count: declarations.slotCount)
    }

    /// For an expression that reads no slot.
    init() {
        slots = []
        glances = []
    }

    /// What is known of a slot, by its number in the declarations.
    public subscript(slot: Int) -> Binding {
        get { slots[slot] }
        set {
            slots[slot] = newValue
            glances[slot] = Glance(newValue)
        }
    }
}
