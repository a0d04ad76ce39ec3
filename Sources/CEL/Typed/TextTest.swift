/// What a function asks of a string and another one.
enum TextTest {
    case contains
    case startsWith
    case endsWith

    func holds(_ text: String, _ other: String) -> Bool {
        switch self {
        case .contains: ByteSearch.first(other.utf8, in: text.utf8) != nil
        case .startsWith: text.utf8.starts(with: other.utf8)
        case .endsWith: text.utf8.suffix(other.utf8.count).elementsEqual(other.utf8)
        }
    }

    /// Steps that it may take.
    func cost(_ textWeight: Int, _ otherWeight: Int) -> Int {
        switch self {
        case .contains: textWeight * otherWeight + textWeight
        case .startsWith, .endsWith: min(textWeight, otherWeight)
        }
    }
}
