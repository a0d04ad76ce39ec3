import Testing

@testable import Reports

struct ReportPathsTests {
    @Test(arguments: [
        ("a.sh", "ops/a.sh", "a.sh", "ops/a.sh"),
        ("./x/../a.sh", "ops/a.sh", "a.sh", "ops/a.sh"),
        ("../a b.sh", "a b.sh", "/repo/a b.sh", "a%20b.sh"),
        ("/repo/ops/é.sh", "ops/é.sh", "é.sh", "ops/%C3%A9.sh"),
        ("/repo/a:1?#.sh", "a:1?#.sh", "/repo/a:1?#.sh", "a%3A1%3F%23.sh"),
        ("/repository/a.sh", "/repository/a.sh", "/repository/a.sh", "file:///repository/a.sh"),
        ("../../etc/x", "/etc/x", "/etc/x", "file:///etc/x"),
        ("-", "ops/-", "-", "ops/-"),
    ])
    func `names are relative to the repository or to the current folder`(
        name: String, inRepository: String, inFolder: String, uri: String
    ) {
        let paths = ReportPaths(folder: "/repo/ops", repository: "/repo")
        #expect(paths.inRepository(name) == inRepository)
        #expect(paths.inFolder(name) == inFolder)
        #expect(paths.uri(name) == uri)
    }

    @Test(arguments: [
        ("./a.sh", "a.sh"), ("x/./../a.sh", "a.sh"), ("../a.sh", "../a.sh"), ("/x//a.sh", "/x/a.sh"),
    ])
    func `without a folder names are only put in order`(name: String, expected: String) {
        #expect(ReportPaths().inRepository(name) == expected)
    }

    @Test func `without a repository the current folder counts`() {
        let paths = ReportPaths(folder: "/work")
        #expect(paths.inRepository("/work/a.sh") == "a.sh" && paths.inRepository("/a.sh") == "/a.sh")
        #expect(ReportPaths(folder: "/").inRepository("etc/a.sh") == "etc/a.sh")
    }
}
