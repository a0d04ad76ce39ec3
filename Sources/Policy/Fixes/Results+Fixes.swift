package import Requests
package import SourceText

extension Results {
    /// Finds the edits of every fix by reading the files again with them. A fix that cannot be made exactly is dropped.
    ///
    /// `sources` are those that were judged. Files without fixes cost nothing.
    package mutating func planFixes(
        _ sources: [Engine.Source], _ catalog: Catalog, read: @escaping (SourceFile) -> FixRun.Reading
    ) {
        let fixable = findings.indices.filter { !findings[$0].fixes.isEmpty }
        var firstRequests = [0]
        for source in sources { firstRequests.append(firstRequests[firstRequests.count - 1] + source.requests.count) }
        for (file, indices) in Dictionary(grouping: fixable, by: { findings[$0].place.file }) where file < sources.count
        {
            planFixes(
                ofFindings: indices, sources[file], firstRequest: firstRequests[file], catalog, read: read)
        }
    }

    private mutating func planFixes(
        ofFindings indices: [Int], _ source: Engine.Source, firstRequest: Int, _ catalog: Catalog,
        read: @escaping (SourceFile) -> FixRun.Reading
    ) {
        var planner = FixPlanner(source.file, catalog)
        var check = FixCheck(source.file, read: read)
        var fixes: [(finding: Int, fix: Fix)] = []
        var plans: [FixCheck.Plan] = []
        for index in indices {
            let request = findings[index].request.map { $0 - firstRequest } ?? -1
            guard source.requests.indices.contains(request) else { continue }
            for fix in findings[index].fixes {
                guard let change = fix.change else { continue }
                fixes.append((index, fix))
                plans.append(
                    FixCheck.Plan(
                        request: request, change: change, ways: planner.ways(to: change, source.requests[request])))
            }
        }
        for index in indices { findings[index].fixes = [] }
        for (entry, edits) in zip(fixes, check.edits(plans)) {
            guard let edits else { continue }
            var fix = entry.fix
            fix.edits = edits
            findings[entry.finding].fixes.append(fix)
        }
    }
}
