extension Results {
    /// Adds what another run found in other files.
    package mutating func append(_ other: Results) {
        let first = files.count
        files += other.files
        findings += other.findings.map { $0.moved(by: first, requests) }
        undecided += other.undecided.map { undecided in
            var undecided = undecided
            undecided.place.file += first
            undecided.request = undecided.request.map { $0 + requests }
            return undecided
        }
        problems += other.problems.map { problem in
            var problem = problem
            problem.place?.file += first
            return problem
        }
        fileCount += other.fileCount
        requests += other.requests
        judged += other.judged
        violatingRequests += other.violatingRequests
        suppressed += other.suppressed
        baselined += other.baselined
        outsideChanges += other.outsideChanges
        secrets.formUnion(other.secrets)
    }
}

extension Finding {
    /// The finding in results that have so many files and requests before those that it speaks of.
    fileprivate func moved(by count: Int, _ requests: Int) -> Finding {
        var finding = self
        finding.place.file += count
        finding.request = finding.request.map { $0 + requests }
        for index in finding.related.indices { finding.related[index].place.file += count }
        return finding
    }
}
