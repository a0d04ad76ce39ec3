extension Results {
    /// Leaves findings out, by their index; requests that have no other are no violating ones any more.
    package mutating func remove(_ indices: Set<Int>) {
        guard !indices.isEmpty else { return }
        let before = numbersOfRequests
        findings = findings.indices.filter { !indices.contains($0) }.map { findings[$0] }
        violatingRequests -= before.subtracting(numbersOfRequests).count
    }

    /// Leaves the findings out that are marked as allowed, and counts them.
    package mutating func suppressAllowed() {
        let indices = findings.indices.filter { findings[$0].isAllowed }
        remove(Set(indices))
        suppressed += indices.count
    }

    private var numbersOfRequests: Set<Int> { Set(findings.compactMap(\.request)) }

    /// Adds findings about files that were judged, each in its place.
    mutating func add(_ others: [Finding]) {
        guard !others.isEmpty else { return }
        var fingerprints = FingerprintOrdinals()
        findings += others.map { fingerprints.distinguish($0) }
        findings.sort(by: Finding.isOrdered)
    }
}
