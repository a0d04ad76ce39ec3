internal import CEL
internal import Requests
internal import SourceText

/// A fix as a rule file states it: what to do, where, and with which text.
struct FixTemplate: Sendable {
    enum Action: String, CaseIterable, Sendable {
        /// Another name for an argument.
        case rename
        /// Takes an argument out.
        case remove
        /// Another text in the place of a value.
        case replace
        /// One more argument, by its name.
        case insert
    }

    var action: Action
    var place: PlaceName
    /// The new name or value; nothing for `remove`.
    var text: Template?
    /// The name of the argument that `insert` adds.
    var insertedName: String?
    var isSafe: Bool
    /// Offered only where this is true.
    var when: Expression?

    /// The fix for a finding, still without edits, or nil where it does not apply: a condition that is not met, a text or
    /// a value that is not known.
    func fix(_ subject: Subject, _ bindings: Bindings, element: Element?) -> Fix? {
        if let when, when.evaluateBool(bindings) != .true { return nil }
        var newText = ""
        if let text {
            guard let known = text.text(bindings), !known.isEmpty else { return nil }
            newText = known
        }
        switch action {
        case .insert:
            guard let name = insertedName else { return nil }
            return fix("add \(name)=\(newText)", .insert(name: name, value: newText))
        case .rename:
            guard let index = subject.indexOfArgument(at: place, element) else { return nil }
            let name = subject.request.arguments[index].name.string
            return fix("rename \(name) to \(newText)", .rename(index, to: newText))
        case .remove:
            guard let index = subject.indexOfArgument(at: place, element) else { return nil }
            return fix("remove \(subject.request.arguments[index].name.string)", .remove(index))
        case .replace:
            if let place = RequestChange.Place(place) {
                return fix("replace it with \(newText)", .replace(place, with: newText))
            }
            guard let index = subject.indexOfArgument(at: place, element),
                !subject.request.arguments[index].isSymbolic
            else { return nil }
            return fix("replace it with \(newText)", .replaceValue(index, with: newText))
        }
    }

    private func fix(_ title: String, _ change: RequestChange) -> Fix {
        Fix(title: title, isSafe: isSafe, change: change)
    }

    /// Whether the action can be done in such a place at all.
    func isPossible() -> Bool {
        switch place {
        case .parameter, .element, .first, .alternative: true
        case .operation, .method, .scheme, .contentType: action == .replace || action == .insert
        case .url, .body, .credential, .roles, .displacing, .rival: false
        }
    }
}

extension RequestChange.Place {
    fileprivate init?(_ place: PlaceName) {
        switch place {
        case .operation: self = .operation
        case .method: self = .method
        case .scheme: self = .scheme
        case .contentType: self = .contentType
        case .parameter, .element, .first, .alternative, .url, .body, .credential, .roles, .displacing, .rival:
            return nil
        }
    }
}
