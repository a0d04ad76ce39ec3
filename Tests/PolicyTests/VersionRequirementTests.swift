import Policy
import Testing

@Suite struct VersionRequirementTests {
    @Test(arguments: [
        (">=0.1", ["0.1.0", "0.1.9", "0.2.0", "1.0.0"], ["0.0.9"]),
        (">=0.1, <0.3", ["0.1.0", "0.2.9"], ["0.3.0", "0.0.1"]),
        (" >= 0.1 ,<0.3 ", ["0.2.0"], ["0.3.0"]),
        ("0.1", ["0.1.0", "0.1.7"], ["0.2.0", "0.10.0"]),
        ("=0.1.2", ["0.1.2"], ["0.1.3"]),
        ("==0.1", ["0.1.2"], ["0.2.0"]),
        ("1", ["1.9.9"], ["2.0.0", "0.9.0"]),
        (">0.1", ["0.2.0"], ["0.1.0", "0.1.5"]),
        (">0.1.0", ["0.1.1"], ["0.1.0"]),
        ("<=0.1", ["0.1.0", "0.1.5", "0.0.1"], ["0.2.0"]),
        ("<=0.1.2", ["0.1.2"], ["0.1.3"]),
    ])
    func `a requirement is met by the versions that it names`(text: String, met: [String], unmet: [String]) throws {
        let requirement = try #require(VersionRequirement(text))
        for version in met { #expect(requirement.isMet(by: try #require(Version(version))), "\(text) \(version)") }
        for version in unmet { #expect(!requirement.isMet(by: try #require(Version(version))), "\(text) \(version)") }
    }

    @Test(arguments: ["", ">=", "a", ">=0.1,", "0.1.2.3", "~0.1", ">=-1", "0..1", "99999999999999999999"])
    func `what is no requirement is none`(text: String) { #expect(VersionRequirement(text) == nil) }

    @Test func `versions are ordered by their numbers`() throws {
        let versions = try ["0.1", "0.1.1", "0.2", "0.10", "1"].map { try #require(Version($0)) }
        #expect(versions.sorted() == versions)
        #expect(Version("0.1") == Version("0.1.0"))
    }
}
