/// The secrets that were read, and how to keep them out of every output.
///
/// A secret is masked by its value and not only by its place, since a script may assign it on one line and send it on
/// another, and a rule's message may quote it.
package struct Secrets: Sendable {
    /// Bytes of the secrets, longest first, so that one that contains another is masked whole.
    private var values: [[UInt8]] = []

    package init() {}

    /// Shorter ones would mask half of every text; no credential of the API is that short.
    private static let shortest = 4

    package mutating func add(_ secret: [UInt8]) {
        guard secret.count >= Secrets.shortest, !values.contains(secret) else { return }
        let index = values.firstIndex { $0.count < secret.count } ?? values.endIndex
        values.insert(secret, at: index)
    }

    package var isEmpty: Bool { values.isEmpty }

    /// The text with each secret in it replaced by as many asterisks as it has characters, so that columns stay.
    package func masked(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard values.contains(where: { bytes.firstRange(of: $0) != nil }) else { return text }
        return String(decoding: masked(bytes), as: UTF8.self)
    }

    /// The same over bytes of UTF-8.
    package func masked(_ bytes: [UInt8]) -> [UInt8] {
        var masked: [UInt8] = []
        masked.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if let secret = values.first(where: { bytes[index...].starts(with: $0) }) {
                let scalars = secret.reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }
                masked.append(contentsOf: repeatElement(UInt8(ascii: "*"), count: scalars))
                index += secret.count
            } else {
                masked.append(bytes[index])
                index += 1
            }
        }
        return masked
    }
}

extension Array<UInt8> {
    /// Where another array first occurs in this one.
    fileprivate func firstRange(of other: [UInt8]) -> Range<Int>? {
        guard other.count <= count, let first = other.first else { return nil }
        var index = 0
        while index <= count - other.count {
            guard let start = self[index...(count - other.count)].firstIndex(of: first) else { return nil }
            if self[start..<start + other.count].elementsEqual(other) { return start..<start + other.count }
            index = start + 1
        }
        return nil
    }
}
