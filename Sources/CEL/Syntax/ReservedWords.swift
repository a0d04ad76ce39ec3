/// Words that cannot be variables or functions; they may be fields and methods.
enum ReservedWords {
    static func contains(_ name: String) -> Bool { words.contains(name) }

    private static let words: Set<String> = [
        "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
        "namespace", "return", "var", "void", "while",
    ]
}
