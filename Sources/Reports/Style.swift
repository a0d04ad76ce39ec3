internal import Policy

/// Writes text in colours where they are wanted, and as it is where they are not.
struct Style {
    let isColored: Bool

    /// What a colour stands for, with its parameters of ANSI's "select graphic rendition".
    enum Ink: String {
        case error = "1;31"
        case warning = "1;33"
        case note = "1;36"
        case strong = "1"
        /// What surrounds the quoted source: arrows, line numbers, bars.
        case frame = "1;34"
    }

    func callAsFunction(_ text: String, _ ink: Ink) -> String {
        isColored && !text.isEmpty ? "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m" : text
    }
}

extension Severity {
    var ink: Style.Ink {
        switch self {
        case .error: .error
        case .warning: .warning
        case .note: .note
        }
    }
}
