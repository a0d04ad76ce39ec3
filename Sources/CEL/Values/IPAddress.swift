/// An IPv4 or IPv6 address without a zone. An IPv4 address mapped into IPv6 is that IPv4 address.
package struct IPAddress: Hashable, Sendable {
    package enum Family: Int64, Hashable, Sendable {
        case v4 = 4
        case v6 = 6

        var width: Int { self == .v4 ? 32 : 128 }
    }

    package let family: Family
    /// An IPv4 address stands in the low 32 bits.
    package let bits: UInt128
}

extension IPAddress: CustomStringConvertible {
    package var description: String { "" }
}
