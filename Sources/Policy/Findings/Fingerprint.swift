/// A 128-bit digest of a sequence of texts: SipHash-2-4 with 128-bit output (Aumasson and Bernstein, 2012).
///
/// It is keyed so that a fingerprint in a committed baseline gives no table lookup for a secret in it. The key is part of
/// the fingerprint's meaning: another key would make every old baseline worthless.
struct Fingerprint {
    private var v0: UInt64
    private var v1: UInt64
    private var v2: UInt64
    private var v3: UInt64
    /// The bytes since the last whole word, the first lowest.
    private var pending: UInt64 = 0
    private var length: UInt64 = 0

    private static let key: (UInt64, UInt64) = (0x6269_6E64_6C69_6E74, 0x6669_6E67_6572_7631)

    init() {
        let (k0, k1) = Fingerprint.key
        v0 = 0x736F_6D65_7073_6575 ^ k0
        v1 = 0x646F_7261_6E64_6F6D ^ k1 ^ 0xEE
        v2 = 0x6C79_6765_6E65_7261 ^ k0
        v3 = 0x7465_6462_7974_6573 ^ k1
    }

    /// Adds a text and a separator, so that ["ab", "c"] differs from ["a", "bc"].
    mutating func add(_ text: String) {
        for byte in text.utf8 { add(byte) }
        add(0xFF)
    }

    private mutating func add(_ byte: UInt8) {
        pending |= UInt64(byte) << (8 * (length & 7))
        length += 1
        guard length & 7 == 0 else { return }
        compress(pending)
        pending = 0
    }

    private mutating func compress(_ word: UInt64) {
        v3 ^= word
        round()
        round()
        v0 ^= word
    }

    /// The digest as 32 hexadecimal digits.
    consuming func digest() -> String {
        compress(pending | length << 56)
        v2 ^= 0xEE
        for _ in 0..<4 { round() }
        let first = v0 ^ v1 ^ v2 ^ v3
        v1 ^= 0xDD
        for _ in 0..<4 { round() }
        return Fingerprint.hex(first) + Fingerprint.hex(v0 ^ v1 ^ v2 ^ v3)
    }

    private static func hex(_ word: UInt64) -> String {
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    private mutating func round() {
        v0 &+= v1
        v1 = (v1 << 13 | v1 >> 51) ^ v0
        v0 = v0 << 32 | v0 >> 32
        v2 &+= v3
        v3 = (v3 << 16 | v3 >> 48) ^ v2
        v0 &+= v3
        v3 = (v3 << 21 | v3 >> 43) ^ v0
        v2 &+= v1
        v1 = (v1 << 17 | v1 >> 47) ^ v2
        v2 = v2 << 32 | v2 >> 32
    }
}
