/// An address with the length of a network prefix, as in `10.1.2.3/8`; the bits of the host are kept.
public struct IPNetwork: Hashable, Sendable {
    /// As it was written, the bits of the host included.
    public let address: IPAddress
    /// 0 to 32, or to 128.
    public let prefixLength: Int

    init(_ address: IPAddress, prefixLength: Int) {
        self.address = address
        self.prefixLength = prefixLength
    }

    /// The same network with the bits of the host cleared.
    var masked: IPNetwork {
        let hostWidth = UInt128(address.family.width - prefixLength)
        return IPNetwork(
            IPAddress(address.family, (address.bits >> hostWidth) << hostWidth), prefixLength: prefixLength)
    }

    func contains(_ other: IPAddress) -> Bool {
        let hostWidth = UInt128(address.family.width - prefixLength)
        return other.family == address.family && other.bits >> hostWidth == address.bits >> hostWidth
    }

    func contains(_ other: IPNetwork) -> Bool {
        other.prefixLength >= prefixLength && contains(other.address)
    }
}

extension IPNetwork: CustomStringConvertible {
    /// `10.1.2.3/8`
    public var description: String { "\(address)/\(prefixLength)" }

    /// Nil for what is not an address with a length. An IPv4 address mapped into IPv6 is refused: its length would count
    /// other bits than it says.
    init?(_ text: String) {
        guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")), let address = IPAddress(String(text[..<slash]))
        else { return nil }
        let digits = text[text.utf8.index(after: slash)...]
        guard digits.utf8.allSatisfy(\.isDigit), let length = Int(digits), length <= address.family.width,
            text.utf8.contains(UInt8(ascii: ":")) == (address.family == .v6),
            digits.utf8.count == 1 || digits.first != "0"
        else { return nil }
        self.init(address, prefixLength: length)
    }
}
