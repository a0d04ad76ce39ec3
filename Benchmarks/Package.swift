// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that the product never depends on what measures it.
let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "bindlint", path: ".."),
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.29.0", traits: []),
    ],
    targets: [
        .executableTarget(
            name: "Expressions",
            dependencies: [
                .product(name: "Benchmark", package: "benchmark"),
                .product(name: "CEL", package: "bindlint"),
            ],
            path: "Benchmarks/Expressions",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
    ],
    swiftLanguageModes: [.v6]
)
