extension Value {
    /// The value as it stands in a text for people: strings as they are, lists joined by commas.
    package var displayText: String { "" }
}
