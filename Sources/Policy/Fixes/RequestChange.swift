/// What a fix changes of a request. Arguments are counted as the request has them before any change.
package enum RequestChange: Hashable, Sendable {
    /// Another name for an argument.
    case rename(Int, to: String)
    /// An argument less.
    case remove(Int)
    /// Another value for an argument.
    case replaceValue(Int, with: String)
    /// An argument more.
    case insert(name: String, value: String)
    /// Another text in a place that is no argument.
    case replace(Place, with: String)

    /// Places beside the arguments that a fix can change: those of which a change means nothing to the rest.
    package enum Place: Sendable {
        case operation, method, scheme, contentType
    }

    /// The argument that it changes.
    var argument: Int? {
        switch self {
        case .rename(let index, _), .remove(let index), .replaceValue(let index, _): index
        case .insert, .replace: nil
        }
    }
}
