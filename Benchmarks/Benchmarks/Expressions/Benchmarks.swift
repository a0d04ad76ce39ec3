import Benchmark
import CEL

let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock], scalingFactor: .kilo, maxDuration: .seconds(1))

    for rule in Rule.ours + Rule.policies {
        guard let parsed = try? ParsedExpression(rule.source),
            let checked = try? CheckedExpression(parsed, Rule.declarations, expecting: .bool),
            let expression = try? Expression(checked)
        else { fatalError("the rule '\(rule.name)' does not compile") }
        let bindings = Rule.bindings

        Benchmark("\(rule.name): parse") { benchmark in
            for _ in benchmark.scaledIterations { blackHole(try ParsedExpression(rule.source)) }
        }
        Benchmark("\(rule.name): check") { benchmark in
            for _ in benchmark.scaledIterations {
                blackHole(try CheckedExpression(parsed, Rule.declarations, expecting: .bool))
            }
        }
        Benchmark("\(rule.name): plan") { benchmark in
            for _ in benchmark.scaledIterations { blackHole(try Expression(checked)) }
        }
        Benchmark("\(rule.name): evaluate") { benchmark in
            for _ in benchmark.scaledIterations { blackHole(expression.evaluate(bindings)) }
        }
        Benchmark("\(rule.name): evaluate, typed plan") { benchmark in
            for _ in benchmark.scaledIterations { blackHole(expression.evaluateBool(bindings)) }
        }
    }
}
