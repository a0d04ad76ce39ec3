/// The secrets that were read, and how to keep them out of every output.
///
/// A secret is masked by its value and not only by its place, since a script may assign it on one line and send it on
/// another, and a rule's message may quote it.
package struct Secrets: Sendable {
    /// Bytes of the secrets by their first byte, longest first, so that one that contains another is masked whole. Made when
    /// the first is added: most requests have none.
    private var values: [[[UInt8]]] = []
    /// The bytes of the longest secret; 0 where there is none.
    package private(set) var longest = 0

    package init() {}

    /// Shorter ones would mask half of every text; no credential of the API is that short.
    private static let shortest = 4

    package mutating func add(_ secret: some Sequence<UInt8>) {
        let secret = Array(secret)
        guard secret.count >= Secrets.shortest, let first = secret.first.map(Int.init) else { return }
        if values.isEmpty { values = Array(repeating: [], count: 256) }
        guard !values[first].contains(secret) else { return }
        values[first].insert(secret, at: values[first].firstIndex { $0.count < secret.count } ?? values[first].endIndex)
        longest = max(longest, secret.count)
    }

    package mutating func formUnion(_ other: Secrets) {
        for secrets in other.values { for secret in secrets { add(secret) } }
    }

    package var isEmpty: Bool { longest == 0 }

    /// The text with each secret in it replaced by as many asterisks as it has characters, so that columns stay.
    package func masked(_ text: String) -> String {
        guard !isEmpty else { return text }
        return String(decoding: masked(Array(text.utf8)), as: UTF8.self)
    }

    /// The same over bytes of UTF-8.
    package func masked(_ bytes: [UInt8]) -> [UInt8] {
        guard !isEmpty else { return bytes }
        var masked = bytes
        masked.removeAll(keepingCapacity: true)
        var index = 0
        while index < bytes.count {
            if let secret = values[Int(bytes[index])].first(where: { bytes[index...].starts(with: $0) }) {
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
