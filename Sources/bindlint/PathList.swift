/// A command that takes any number of paths.
protocol TakesPaths {
    var paths: [String] { get set }
}

/// A command line whose many paths are kept from the argument parser, which takes time by the square of their number: a
/// tenth of a second for the thousand files that a hook passes.
struct PathList {
    /// The command line without the paths that are left out.
    let arguments: [String]
    /// The paths that were left out, in their order, behind which no other argument stands.
    let rest: [String]

    /// As many stay as the parser needs to see that there are any: an option's value, and two arguments.
    private static let kept = 3

    /// Only words at the end without a hyphen in front can be told to be paths: what stands before them may be an
    /// option's value.
    init(_ arguments: [String]) {
        let start = (arguments.lastIndex { $0.hasPrefix("-") } ?? -1) + 1 + PathList.kept
        guard start < arguments.count else {
            self.arguments = arguments
            rest = []
            return
        }
        self.arguments = Array(arguments[..<start])
        rest = Array(arguments[start...])
    }
}
