/// Gives findings that are equal but for their place fingerprints of their own, by the order in which they come.
package struct FingerprintOrdinals: Sendable {
    /// By the number that a fingerprint's digits are: a log of years has many.
    private var counts: [UInt128: UInt32] = [:]

    package init() {}

    package mutating func distinguish(_ finding: Finding) -> Finding {
        guard let number = UInt128(finding.fingerprint, radix: 16) else { return finding }
        let ordinal = counts[number, default: 0]
        counts[number] = ordinal + 1
        guard ordinal > 0 else { return finding }
        var finding = finding
        var digest = Fingerprint()
        digest.add(finding.fingerprint)
        digest.add(String(ordinal))
        finding.kind = finding.fingerprint
        finding.fingerprint = digest.digest()
        return finding
    }
}
