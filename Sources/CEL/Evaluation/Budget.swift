/// The steps that are left to an evaluation, on the scale of cel-go's runtime cost: 1 for a name or a call, 0.1 for
/// each byte of text that is passed over, 10 and 30 for a list and a map that is made. Constants cost nothing.
struct Budget {
    private var remaining: Int

    init(limit: Int) {
        remaining = limit
    }

    var isExhausted: Bool { remaining < 0 }

    mutating func charge(_ steps: Int) {
        remaining = remaining < steps ? -1 : remaining - steps
    }

    /// For text that is read or made.
    mutating func charge(bytes: Int) {
        charge(bytes / 10)
    }
}
