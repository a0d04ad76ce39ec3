/// The keys of a rule file.
enum RuleKey: String, CaseIterable {
    case id, title, severity, basis, source, about, when, require, each
    case element = "as"
    case repeats
    case atEnd = "at_end"
    case at, message, hint, related, fix, examples
}
