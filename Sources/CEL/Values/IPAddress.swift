/// An IPv4 or IPv6 address without a zone. An IPv4 address mapped into IPv6 is that IPv4 address.
public struct IPAddress: Hashable, Sendable {
    /// Which of the two protocols.
    public enum Family: Int64, Hashable, Sendable {
        case v4 = 4
        case v6 = 6

        var width: Int { self == .v4 ? 32 : 128 }
    }

    /// Of an address mapped into IPv6, that of IPv4.
    public let family: Family
    /// An IPv4 address stands in the low 32 bits.
    public let bits: UInt128

    init(_ family: Family, _ bits: UInt128) {
        // ::ffff:0:0/96
        if family == .v6, bits >> 32 == 0xFFFF {
            self.family = .v4
            self.bits = bits & 0xFFFF_FFFF
        } else {
            self.family = family
            self.bits = bits
        }
    }

    /// Whether the first bits are those of a prefix, which is given shifted to the right.
    private func begins(with prefix: UInt128, length: Int) -> Bool {
        bits >> UInt128(family.width - length) == prefix
    }

    var isUnspecified: Bool { bits == 0 }

    var isLoopback: Bool {
        family == .v4 ? begins(with: 127, length: 8) : bits == 1
    }

    var isMulticast: Bool {
        family == .v4 ? begins(with: 0b1110, length: 4) : begins(with: 0xFF, length: 8)
    }

    var isLinkLocalUnicast: Bool {
        family == .v4 ? begins(with: 0xA9FE, length: 16) : begins(with: 0b1111_1110_10, length: 10)
    }

    var isLinkLocalMulticast: Bool {
        family == .v4 ? begins(with: 0xE00000, length: 24) : begins(with: 0xFF02, length: 16)
    }

    /// An address of one host that may be routed, private networks included.
    var isGlobalUnicast: Bool {
        let isBroadcast = family == .v4 && bits == 0xFFFF_FFFF
        return !isUnspecified && !isBroadcast && !isLoopback && !isMulticast && !isLinkLocalUnicast
    }
}
