/// Texts by number: the names that ledgers know, each kept once.
package struct NameTable: Sendable {
    private var bytes: [UInt8] = []
    /// Where each text ends in the bytes.
    private var ends: [Int] = []
    /// Numbers of texts by their hash, and -1; a power of two.
    private var slots: [Int32] = []
    /// The applications that names were given with.
    private var qualifiers = EntityTable<Qualifier>()
    private let mixer = Mixer()

    private struct Qualifier: Identified {
        let id: EntityID

        init(_ id: EntityID) { self.id = id }
    }

    package init() {}

    /// How many texts there are.
    package var count: Int { ends.count }

    func text(_ number: Int) -> String {
        guard number < ends.count else { return "" }
        return String(decoding: bytes[start(number)..<ends[number]], as: UTF8.self)
    }

    func qualifier(_ number: Int) -> EntityID { number < qualifiers.count ? qualifiers[number].id : .none }

    mutating func number(of application: EntityID) -> Int { qualifiers.index(adding: application) }

    mutating func number(of text: String) -> Int {
        number(of: text.utf8Span.span)
    }

    /// The number of a text, which is added where it is new.
    mutating func number(of text: Span<UInt8>) -> Int {
        if ends.count * 4 >= slots.count * 3 { grow() }
        var slot = hash(text) & (slots.count - 1)
        while slots[slot] >= 0 {
            let number = Int(slots[slot])
            if isEqual(number, text) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Int32(ends.count)
        for index in text.indices { bytes.append(text[index]) }
        ends.append(bytes.count)
        return ends.count - 1
    }

    private func start(_ number: Int) -> Int { number == 0 ? 0 : ends[number - 1] }

    private func isEqual(_ number: Int, _ text: Span<UInt8>) -> Bool {
        let start = start(number)
        guard ends[number] - start == text.count else { return false }
        for index in text.indices where bytes[start + index] != text[index] { return false }
        return true
    }

    private func hash(_ text: Span<UInt8>) -> Int {
        var hash = UInt64(text.count)
        var word: UInt64 = 0
        for index in text.indices {
            word = word << 8 | UInt64(text[index])
            if index & 7 == 7 {
                hash = mixer.mix(hash ^ word)
                word = 0
            }
        }
        return Int(truncatingIfNeeded: mixer.mix(hash ^ word) >> 1)
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: max(16, slots.count * 2))
        for number in ends.indices {
            var slot = hash(bytes.span.extracting(start(number)..<ends[number])) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(number)
        }
    }
}
