/// The tests that are left out, each with its reason.
enum ConformanceExclusions {
    /// Tags of the tests (`needs`) that ask for what this implementation leaves out.
    private static let reasons = [
        "block": "cel.block is written by compilers, not by people",
        "proto": "protocol buffers are left out", "proto2": "protocol buffers are left out",
        "proto3": "protocol buffers are left out", "any": "protocol buffers are left out",
        "wrapper": "protocol buffers are left out", "message": "protocol buffers are left out",
        "enum": "enums are left out",
    ]

    /// Nil for a test that must pass.
    static func reason(for test: ConformanceHeader) -> String? {
        if test.partition == "proto" { return reasons["proto"] }
        return (test.needs ?? []).compactMap { reasons[$0] }.first
    }
}
