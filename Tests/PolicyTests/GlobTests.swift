import Policy
import Testing

@Suite struct GlobTests {
    @Test(arguments: [
        // Without a slash: at any depth.
        ("*.har", ["a.har", "x/a.har", "x/y/.har"], ["a.hars", "har", "a.har2/x.json"]),
        ("vendor", ["vendor", "vendor/a", "x/vendor/a/b"], ["vendors", "x/avendor", "vendor2/a"]),
        ("vendor/", ["vendor/a", "x/vendor/a/b"], ["vendor", "x/vendor"]),
        ("?.sh", ["a.sh", "é.sh", "x/b.sh"], [".sh", "ab.sh"]),
        ("*", ["a", "a/b", ".hidden"], []),
        ("**", ["a", "a/b/c"], []),
        // With one: from the folder on.
        ("/vendor", ["vendor", "vendor/a"], ["x/vendor"]),
        ("vendor/**", ["vendor/a", "vendor/a/b"], ["vendor", "x/vendor/a"]),
        ("gateway/*.jsonl", ["gateway/a.jsonl"], ["gateway/x/a.jsonl", "x/gateway/a.jsonl", "gateway/a.json"]),
        ("a/*/b", ["a/x/b", "a/x/b/c"], ["a/b", "a/x/y/b"]),
        ("**/a.sh", ["a.sh", "x/a.sh", "x/y/a.sh"], ["ba.sh", "x/ba.sh"]),
        ("a/**/b", ["a/b", "a/x/b", "a/x/y/b", "a/x/b/y"], ["ab", "a/xb", "x/a/b"]),
        ("a/**/**/b", ["a/b", "a/x/b"], ["ab"]),
        ("**/x/**", ["x/a", "y/x/a"], ["x", "y/x"]),
        ("a*b*c", ["abc", "axxbxxc", "a/b/abc"], ["ab", "a/bc"]),
        // Classes and escapes.
        ("[a-c].sh", ["a.sh", "c.sh"], ["d.sh", ".sh"]),
        ("[!a-c].sh", ["d.sh"], ["a.sh"]),
        ("[^a].sh", ["d.sh"], ["a.sh"]),
        ("x[!a]y", ["xby"], ["x/y"]),
        ("[]a].sh", ["].sh", "a.sh"], ["b.sh"]),
        ("[a-].sh", ["-.sh", "a.sh"], ["b.sh"]),
        (#"\*.sh"#, ["*.sh"], ["a.sh"]),
        (#"\!a"#, ["!a"], ["a"]),
        (#"[\]]"#, ["]"], [#"\"#]),
        ("straße/*.sh", ["straße/ü.sh"], ["strasse/a.sh"]),
    ])
    func `a pattern fits what it says`(pattern: String, fitting: [String], others: [String]) throws {
        let glob = try Glob(pattern)
        for path in fitting { #expect(glob.matches(path), "\(pattern) \(path)") }
        for path in others { #expect(!glob.matches(path), "\(pattern) \(path)") }
    }

    @Test(arguments: [
        ("vendor/**", ["vendor", "vendor/a"], ["x", "x/vendor"]),
        ("vendor/", ["vendor", "x/vendor"], ["vendors"]),
        ("vendor", ["vendor", "vendor/a"], ["ven"]),
        ("*.sh", ["a.sh"], ["a"]),
        ("**", ["a"], []),
        ("a/**/b", ["a/b", "a/x/b/c"], ["a", "a/x"]),
        ("a/*", ["a/b"], ["a"]),
    ])
    func `a folder is passed over where all below it is covered`(pattern: String, covered: [String], others: [String])
        throws
    {
        let glob = try Glob(pattern)
        for path in covered {
            #expect(glob.coversAll(below: path), "\(pattern) \(path)")
            #expect(glob.matches("\(path)/x/y.z"), "\(pattern) \(path)")
        }
        for path in others { #expect(!glob.coversAll(below: path), "\(pattern) \(path)") }
    }

    @Test(arguments: [
        ("", GlobError.Kind.empty), ("/", .empty), ("!a", .negated), ("a//b", .emptyName), ("../a", .relativeName),
        ("./a", .relativeName), ("a/..", .relativeName), ("[a", .unclosedClass), ("[]", .unclosedClass),
        ("a[b/c]", .unclosedClass), ("[z-a]", .reversedRange), (#"a\"#, .looseBackslash),
    ])
    func `what is no pattern is an error`(pattern: String, kind: GlobError.Kind) {
        let error = #expect(throws: GlobError.self) { try Glob(pattern) }
        #expect(error?.kind == kind)
        #expect(error?.description.contains("'\(pattern)'") == true)
    }

    @Test func `a hostile pattern takes no longer than its length`() throws {
        let glob = try Glob(String(repeating: "*a", count: 40) + "/" + String(repeating: "**/a*", count: 40) + "b")
        let path = String(repeating: "a", count: 300) + String(repeating: "/aa", count: 300)
        #expect(!glob.matches(path))
        #expect(glob.matches(path + "b"))
    }
}
