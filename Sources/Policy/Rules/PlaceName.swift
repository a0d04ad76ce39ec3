/// A name by which a rule file says where a finding points: `params.user_id`, `http.body`, the element of `each`.
enum PlaceName: Hashable, Sendable {
    /// The method's name; also where a finding points if nothing else is said.
    case operation
    case parameter(String)
    /// The element that a rule with `each` is judging.
    case element
    case method, url, scheme, body, contentType
    case credential, roles
    /// The request that bound the user whom this one binds anew.
    case displacing
    /// The request elsewhere that gives the same user another registration.
    case rival
    /// The first argument of the same name, of which the element is a repetition.
    case first
    /// The argument that says the same as the element: the id beside a name.
    case alternative

    /// Reads a name; `element` is the word that the rule's `as` gives.
    init?(_ name: String, element: String?) {
        if name == element {
            self = .element
        } else if name.hasPrefix("params.") {
            self = .parameter(String(name.dropFirst("params.".count)))
        } else if let known = PlaceName.names[name] {
            self = known
        } else if let element, name == "\(element).first" {
            self = .first
        } else if let element, name == "\(element).alternative" {
            self = .alternative
        } else {
            return nil
        }
    }

    private static let names: [String: PlaceName] = [
        "request": .operation, "http.method": .method, "http.url": .url, "http.scheme": .scheme, "http.body": .body,
        "http.content_type": .contentType, "credential": .credential, "caller.roles": .roles,
        "effect.displaces": .displacing, "rival": .rival,
    ]

    /// Every name but those of parameters, for the nearest one to a misspelt name.
    static func known(element: String?) -> [String] {
        names.keys.sorted() + (element.map { [$0, "\($0).first", "\($0).alternative"] } ?? [])
    }
}
