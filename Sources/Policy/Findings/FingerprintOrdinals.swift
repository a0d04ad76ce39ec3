/// Gives findings that are equal but for their place fingerprints of their own, by the order in which they come.
package struct FingerprintOrdinals: Sendable {
    /// By the number that half of a fingerprint's digits are: a log of years has many, and of a million of them no two have
    /// the same half, but once in thirty million runs.
    private var counts: [UInt64: UInt32] = [:]

    package init() {}

    package mutating func distinguish(_ finding: Finding) -> Finding {
        guard let number = UInt64(finding.fingerprint.prefix(16), radix: 16) else { return finding }
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
