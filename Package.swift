// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

let package = Package(
    name: "bindlint",
    products: [
        .executable(name: "bindlint", targets: ["bindlint"]),
        // The expression language is of use to other programs too, and to Benchmarks/.
        .library(name: "CEL", targets: ["CEL"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        // C and C++ libraries of the system.
        .systemLibrary(name: "CJSON", pkgConfig: "json-c", providers: [.apt(["libjson-c-dev"])]),
        .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(
            name: "CRE2",
            linkerSettings: [.linkedLibrary("re2"), .linkedLibrary("stdc++")]),

        // The library, lowest first: a target imports only what stands above it.
        library("Calendar"),
        library("Spelling"),
        library("CEL", ["CRE2", "Calendar", "Spelling"]),
        library("SourceText", ["CJSON", "CYAML"]),
        library("Requests", ["Calendar", "SourceText", "Spelling"]),
        library("Readers", ["Calendar", "Requests", "SourceText"]),
        library("Policy", ["Requests", "SourceText", "CEL", "Spelling"]),
        library("Audit", ["CZlib", "Policy", "Readers", "Requests", "SourceText"]),
        .target(
            name: "BuiltinRules", path: "rules", swiftSettings: strict,
            plugins: ["EmbedRulesPlugin"]),
        library("Reports", ["Policy", "Requests", "SourceText"]),
        .executableTarget(
            name: "bindlint",
            dependencies: [
                "Audit", "BuiltinRules", "CEL", "Policy", "Readers", "Reports", "Requests", "SourceText", "Spelling",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),

        // Embeds the files of rules/ in the binary.
        .executableTarget(name: "EmbedRules", swiftSettings: strict),
        .plugin(name: "EmbedRulesPlugin", capability: .buildTool(), dependencies: ["EmbedRules"]),

        .target(name: "SharedData", path: "Tests/SharedData"),
        tests("CalendarTests", ["Calendar"]),
        tests("CELTests", ["CEL"]),
        tests("SourceTextTests", ["SourceText", "CJSON"]),
        tests("RequestsTests", ["Requests", "SourceText", "BuiltinRules"]),
        tests("ReadersTests", ["Readers", "Requests", "SharedData", "SourceText"]),
        tests("PolicyTests", ["Policy", "Readers", "BuiltinRules", "Requests", "SharedData", "SourceText"]),

        tests(
            "AuditTests",
            [
                "Audit", "BuiltinRules", "CZlib", "Policy", "Readers", "Reports", "Requests", "SharedData",
                "SourceText",
            ]),
        tests("ReportsTests", ["Reports", "Policy", "Requests", "SourceText"], exclude: ["Goldens"]),
        tests("CommandTests", ["bindlint", "Policy", "Reports", "Requests", "SourceText"]),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
