extension IPAddress: CustomStringConvertible {
    /// `192.0.2.1`, or `2001:db8::1` in the form of RFC 5952.
    public var description: String {
        switch family {
        case .v4: (0..<4).map { String(bits >> UInt128(24 - 8 * $0) & 0xFF) }.joined(separator: ".")
        case .v6: Self.description(ofGroups: (0..<8).map { UInt16(truncatingIfNeeded: bits >> UInt128(112 - 16 * $0)) })
        }
    }

    private static func description(ofGroups groups: [UInt16]) -> String {
        let texts = groups.map { String($0, radix: 16) }
        let zeros = longestZeros(groups)
        guard zeros.count > 1 else { return texts.joined(separator: ":") }
        return texts[..<zeros.lowerBound].joined(separator: ":") + "::"
            + texts[zeros.upperBound...].joined(separator: ":")
    }

    private static func longestZeros(_ groups: [UInt16]) -> Range<Int> {
        var longest = 0..<0
        var start = 0
        for (position, group) in groups.enumerated() {
            if group != 0 {
                start = position + 1
            } else if position + 1 - start > longest.count {
                longest = start..<(position + 1)
            }
        }
        return longest
    }

    /// Nil for what is not an address: zones, and IPv4 written inside IPv6, are refused.
    init?(_ text: String) {
        if text.utf8.contains(UInt8(ascii: ":")) {
            guard let bits = Self.bitsV6(text) else { return nil }
            self.init(.v6, bits)
        } else {
            guard let bits = Self.bitsV4(text) else { return nil }
            self.init(.v4, bits)
        }
    }

    private static func bitsV4(_ text: String) -> UInt128? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bits = UInt128(0)
        for part in parts {
            // A leading zero would be octal to some readers.
            guard part.utf8.allSatisfy(\.isDigit), let number = UInt8(part), part.utf8.count == 1 || part.first != "0"
            else { return nil }
            bits = bits << 8 | UInt128(number)
        }
        return bits
    }

    private static func bitsV6(_ text: String) -> UInt128? {
        let bytes = Array(text.utf8)
        let colon = UInt8(ascii: ":")
        guard let gap = bytes.indices.dropLast().first(where: { bytes[$0] == colon && bytes[$0 + 1] == colon }) else {
            guard let groups = groups(bytes[...]), groups.count == 8 else { return nil }
            return bits(groups)
        }
        guard let before = groups(bytes[..<gap]), let after = groups(bytes[(gap + 2)...]),
            before.count + after.count < 8
        else { return nil }
        return bits(before + Array(repeating: 0, count: 8 - before.count - after.count) + after)
    }

    private static func bits(_ groups: [UInt16]) -> UInt128 {
        groups.reduce(0) { $0 << 16 | UInt128($1) }
    }

    private static func groups(_ bytes: ArraySlice<UInt8>) -> [UInt16]? {
        guard !bytes.isEmpty else { return [] }
        var groups: [UInt16] = []
        for part in bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false) {
            guard (1...4).contains(part.count), part.allSatisfy(\.isHexDigit),
                let group = UInt16(String(decoding: part, as: UTF8.self), radix: 16)
            else { return nil }
            groups.append(group)
        }
        return groups
    }
}
