internal import Policy
internal import Readers
internal import Requests

/// What all threads that screen have in common.
struct ScreenPlan: Sendable {
    let vocabulary: Vocabulary
    let numbers: ParameterNumbers
    let shapes: ShapeNumbers
    let names: LedgerNames
    let fields: LogFields
    let recordFormat: RequestFormat
    /// What BindSipRegistration does without `bind`.
    let bindsByDefault: Bool

    /// The number of a shape, from a thread's own table where it is known there.
    func number(of shape: Shape, _ cache: inout [Shape: Int]) -> Int? {
        if let number = cache[shape] { return number }
        guard let number = shapes.number(of: shape) else { return nil }
        cache[shape] = number
        return number
    }
}
