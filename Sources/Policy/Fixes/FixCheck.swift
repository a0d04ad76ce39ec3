internal import SourceText

/// Tries edits on a file and keeps those after which it reads as intended: the change of its request is made, and nothing
/// else of any request is different.
///
/// Many are tried in one reading; where that does not come out as it should, by halves.
struct FixCheck {
    /// A change, and the ways to make it.
    struct Plan {
        var request: Int
        var change: RequestChange
        var ways: [[Fix.Edit]]
    }

    private let file: SourceFile
    private let read: (SourceFile) -> FixRun.Reading
    private let before: [RequestOutline]
    private let problemCount: Int
    /// Bytes that may still be read.
    private var budget: Int

    init(_ file: SourceFile, read: @escaping (SourceFile) -> FixRun.Reading) {
        self.file = file
        self.read = read
        let reading = read(file)
        before = reading.source.requests.map(RequestOutline.init)
        problemCount = reading.problemCount
        budget = FixCheck.readingLimit * 1_024 + FixCheck.readingLimit * file.bytes.count
    }

    /// So often a large file is read at most, and a small one some hundred times.
    private static let readingLimit = 200

    /// The edits of each plan: the first way that does what it should, or nil.
    mutating func edits(_ plans: [Plan]) -> [[Fix.Edit]?] {
        var chosen = [[Fix.Edit]?](repeating: nil, count: plans.count)
        var pending = plans.indices.filter { !plans[$0].ways.isEmpty }.map { (plan: $0, way: 0) }
        while !pending.isEmpty, budget > 0 {
            var failed: [(plan: Int, way: Int)] = []
            for group in FixCheck.groups(pending, plans) {
                var refused: [Int] = []
                check(group, plans, &refused)
                for (plan, way) in group {
                    if !refused.contains(plan) {
                        chosen[plan] = plans[plan].ways[way]
                    } else if way + 1 < plans[plan].ways.count {
                        failed.append((plan, way + 1))
                    }
                }
            }
            pending = failed
        }
        return chosen
    }

    /// Puts plans whose edits do not touch together.
    private static func groups(_ pending: [(plan: Int, way: Int)], _ plans: [Plan]) -> [[(plan: Int, way: Int)]] {
        var groups: [(members: [(plan: Int, way: Int)], edits: EditSet)] = []
        for (plan, way) in pending {
            let edits = plans[plan].ways[way]
            if let index = groups.firstIndex(where: { !$0.edits.touches(edits) }) {
                groups[index].members.append((plan, way))
                groups[index].edits.insert(edits)
            } else {
                var set = EditSet()
                set.insert(edits)
                groups.append(([(plan, way)], set))
            }
        }
        return groups.map(\.members)
    }

    private mutating func check(_ group: [(plan: Int, way: Int)], _ plans: [Plan], _ refused: inout [Int]) {
        if budget > 0, isExact(group, plans) { return }
        guard group.count > 1, budget > 0 else {
            refused += group.map(\.plan)
            return
        }
        check(Array(group[..<(group.count / 2)]), plans, &refused)
        check(Array(group[(group.count / 2)...]), plans, &refused)
    }

    private mutating func isExact(_ group: [(plan: Int, way: Int)], _ plans: [Plan]) -> Bool {
        budget -= file.bytes.count + 1_024
        var edits = EditSet()
        for (plan, way) in group { edits.insert(plans[plan].ways[way]) }
        let reading = read(edits.applied(to: file))
        guard reading.problemCount == problemCount, reading.source.requests.count == before.count else { return false }
        var changes: [Int: [RequestChange]] = [:]
        for (plan, _) in group { changes[plans[plan].request, default: []].append(plans[plan].change) }
        for (index, request) in reading.source.requests.enumerated() {
            guard before[index].becomes(RequestOutline(request), by: changes[index] ?? []) else { return false }
        }
        return true
    }
}
