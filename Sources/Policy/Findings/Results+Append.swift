extension Results {
    /// Adds what another run found in other files.
    package mutating func append(_ other: Results) {
        let first = files.count
        let firstRequest = requests
        files += other.files
        findings += other.findings.map { $0.moved(by: first, firstRequest) }
        undecided += other.undecided.map { undecided in
            var undecided = undecided
            undecided.place.file += first
            undecided.request = undecided.request.map { $0 + firstRequest }
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
        suppressed += other.suppressed
        baselined += other.baselined
        outsideChanges += other.outsideChanges
        violatingRequests += other.violatingRequests
        secrets.formUnion(other.secrets)
    }
}

extension Finding {
    /// The finding in results that have so many files and requests before those that it speaks of.
    fileprivate func moved(by count: Int, _ requests: Int) -> Finding {
        var finding = self
        finding.request = request.map { $0 + requests }
        finding.place.file += count
        for index in finding.related.indices { finding.related[index].place.file += count }
        return finding
    }
}
