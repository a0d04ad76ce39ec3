/// Gives findings that are equal but for their place fingerprints of their own, by the order in which they come.
package struct FingerprintOrdinals: Sendable {
    private var counts: [String: Int] = [:]

    package init() {}

    package mutating func distinguish(_ finding: Finding) -> Finding {
        let ordinal = counts[finding.fingerprint, default: 0]
        counts[finding.fingerprint] = ordinal + 1
        guard ordinal > 0 else { return finding }
        var finding = finding
        var digest = Fingerprint()
        digest.add(finding.fingerprint)
        digest.add(String(ordinal))
        finding.fingerprint = digest.digest()
        return finding
    }
}
