/// A function by its name, with all its overloads.
struct Function: Sendable {
    let name: String
    var overloads: [Overload] = []
}
