extension Planner {
    mutating func planList(_ elements: [Node.Element]) -> Int {
        let planned = elements.map { (node: plan($0.node), isOptional: $0.isOptional) }
        lists.append(planned)
        return fold(emit(.list(lists.count - 1)), planned.map(\.node))
    }

    mutating func planMap(_ entries: [Node.Entry]) -> Int {
        let planned = entries.map { (key: plan($0.key), value: plan($0.value), isOptional: $0.isOptional) }
        maps.append(planned)
        return fold(emit(.map(maps.count - 1)), planned.flatMap { [$0.key, $0.value] })
    }

    mutating func planLoop(_ loop: Node.Comprehension) -> Int {
        let range = plan(loop.range)
        let variable = origins.count
        let origin = origin(of: loop.range)
        origins += loop.variables.map { _ in origin }
        let condition = loop.condition.map { plan($0) }
        let result = loop.result.map { plan($0) }
        origins.removeLast(loop.variables.count)
        loops.append(
            Program.Loop(
                kind: loop.kind, range: range, variable: variable, hasTwoVariables: loop.variables.count == 2,
                condition: condition, result: result))
        return emit(.loop(loops.count - 1))
    }
}
