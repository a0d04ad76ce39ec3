// swift-tools-version: 6.2
import PackageDescription

// For development only: evaluates expressions so that compare.py can hold them against another implementation.
let package = Package(
    name: "Comparison",
    dependencies: [.package(name: "bindlint", path: "..")],
    targets: [
        .executableTarget(name: "Evaluate", dependencies: [.product(name: "CEL", package: "bindlint")])
    ],
    swiftLanguageModes: [.v6]
)
