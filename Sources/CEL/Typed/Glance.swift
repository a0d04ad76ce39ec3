/// What can be told of a binding without touching its value, so that the common tests of the typed plan count no
/// references (benchmark `registration given: evaluate, typed plan`).
struct Glance {
    let kind: Kind
    /// A Boolean, the bits of an integer, or the digest of a text.
    let word: UInt64

    enum Kind: UInt8 {
        case absent
        case given
        case unknown
        case bool
        case int
        case text
        /// A value of another kind.
        case other
        /// An error or an unknown where a value should be.
        case failure
    }

    init(_ binding: Binding) {
        switch binding {
        case .absent: self.init(kind: .absent)
        case .given: self.init(kind: .given)
        case .unknown: self.init(kind: .unknown)
        case .value(.bool(let flag)): self.init(kind: .bool, flag ? 1 : 0)
        case .value(.int(let number)): self.init(kind: .int, UInt64(bitPattern: number))
        case .value(.string(let text)): self.init(kind: .text, Self.digest(of: text))
        case .value(.error), .value(.unknown): self.init(kind: .failure)
        case .value: self.init(kind: .other)
        }
    }

    private init(kind: Kind, _ word: UInt64 = 0) {
        self.kind = kind
        self.word = word
    }

    /// Nil where nobody knows.
    var presence: Bool? {
        switch kind {
        case .absent: false
        case .given, .bool, .int, .text, .other: true
        case .unknown, .failure: nil
        }
    }

    /// The word of a value of a kind; nil for another.
    func word(_ expected: Kind) -> UInt64? {
        kind == expected ? word : nil
    }

    /// The length of a text, up to 255, and its first seven bytes. Texts with different digests differ.
    static func digest(of text: String) -> UInt64 {
        var word = UInt64(min(text.utf8.count, 255))
        for byte in text.utf8.prefix(7) { word = word << 8 | UInt64(byte) }
        return word << UInt64(8 * max(0, 7 - text.utf8.count))
    }

    /// Whether a digest holds the whole of its text.
    static func isWhole(_ digest: UInt64) -> Bool { digest >> 56 <= 7 }
}
