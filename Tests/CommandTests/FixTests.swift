import Glibc
import Testing

/// `check --fix`, `--unsafe-fixes` and `--diff`, and what they do to files.
struct FixTests {
    private static let broken = """
        curl -X POST 'http://api.voximplant.com/platform_api/BindSipRegistration?sip_registration=1&application_id=2&bind=yes' \
        -H "Authorization: Bearer $T"

        """
    private static let fixed = """
        curl -X POST 'https://api.voximplant.com/platform_api/BindSipRegistration?sip_registration_id=1&application_id=2&bind=true' \
        -H "Authorization: Bearer $T"

        """
    private static let both = """
        [{"operation": "BindSipRegistration",
          "params": {"sip_registration_id": 1, "application_id": 2, "application_name": "größe"}}]

        """

    private static func mode(_ path: String) -> mode_t {
        var information = stat()
        return unsafe stat(path, &information) == 0 ? information.st_mode & 0o7777 : 0
    }

    @Test func `a fixed file is written, keeps its mode, and passes`() throws {
        let folder = try Folder(["a.sh": Self.broken])
        unsafe chmod(folder.path("a.sh"), 0o751)
        let run = try Command.bindlint("check", "--fix", "a.sh", in: folder)
        #expect(run.code == 0, "\(run.output)\(run.errors)")
        #expect(try folder.read("a.sh") == Self.fixed)
        #expect(Self.mode(folder.path("a.sh")) == 0o751)
        #expect(run.errors == "bindlint: fixed 3 findings in 1 file\n")
        let again = try Command.bindlint("check", "--fix", "a.sh", in: folder)
        #expect(again.code == 0 && again.errors == "bindlint: fixed nothing\n")
        #expect(try folder.read("a.sh") == Self.fixed)
    }

    @Test func `what is not safe is left and told, unless it is asked for`() throws {
        let folder = try Folder(["a.json": Self.both])
        let safe = try Command.bindlint("check", "--fix", "a.json", in: folder)
        #expect(safe.code == 1)
        #expect(safe.errors == "bindlint: fixed nothing; 1 more with --unsafe-fixes\n")
        #expect(try folder.read("a.json") == Self.both)
        let report = try Command.bindlint("check", "a.json", in: folder)
        #expect(report.output.hasSuffix("1 fixable with --fix --unsafe-fixes.\n"), "\(report.output)")
        let unsafe = try Command.bindlint("check", "--fix", "--unsafe-fixes", "a.json", in: folder)
        #expect(unsafe.code == 0)
        #expect(try folder.read("a.json").contains(#"{"sip_registration_id": 1, "application_id": 2}}]"#))
    }

    @Test func `a diff is printed and nothing is written`() throws {
        let folder = try Folder(["a.sh": Self.broken])
        for arguments in [["--diff"], ["--diff", "--fix"]] {
            let run = try Command.bindlint(["check"] + arguments + ["a.sh"], in: folder)
            #expect(run.code == 1 && run.errors == "bindlint: would fix 3 findings in 1 file\n")
            let lines =
                Self.broken.split(separator: "\n").map { "-\($0)\n" }
                + Self.fixed.split(separator: "\n").map { "+\($0)\n" }
            #expect(run.output == "--- a.sh\n+++ a.sh\n@@ -1 +1 @@\n" + lines.joined())
            #expect(try folder.read("a.sh") == Self.broken)
        }
        try folder.write(Self.fixed, to: "a.sh")
        let none = try Command.bindlint("check", "--diff", "a.sh", in: folder)
        #expect(none.code == 0 && none.output == "")
    }

    @Test func `a printed diff is one that patch applies`() throws {
        let folder = try Folder(["a.sh": Self.broken, "b.json": Self.both])
        let run = try Command.shell(
            #""$BINDLINT" check --diff --unsafe-fixes . >d.patch; test $? = 1 && patch -s -p0 <d.patch && "$BINDLINT" check ."#,
            in: folder)
        #expect(
            run.code == 0 || run.errors.contains("patch: not found") || run.errors.contains("patch: command not found"))
    }

    @Test func `standard input is diffed and never fixed`() throws {
        let fix = try Command.bindlint("check", "--fix", "-", input: Self.broken)
        #expect(fix.code == 2 && fix.output == "" && fix.errors.contains("--diff"))
        let diff = try Command.bindlint("check", "--diff", "--stdin-filename", "a.sh", "-", input: Self.broken)
        #expect(diff.code == 1 && diff.output.contains("+curl -X POST 'https://"))
        #expect(try Command.bindlint("check", "--unsafe-fixes", input: "").code == 2)
    }

    @Test func `of a link the target is replaced`() throws {
        let folder = try Folder(["real/a.sh": Self.broken])
        #expect(unsafe symlink("real/a.sh", folder.path("link.sh")) == 0)
        let run = try Command.bindlint("check", "--fix", "link.sh", in: folder)
        #expect(run.code == 0, "\(run.errors)")
        #expect(try folder.read("real/a.sh") == Self.fixed)
        var information = stat()
        #expect(unsafe lstat(folder.path("link.sh"), &information) == 0 && information.st_mode & S_IFMT == S_IFLNK)
    }

    @Test func `a file that cannot be written stays, and its findings are told`() throws {
        let folder = try Folder(["a.sh": Self.broken, "b.sh": Self.broken])
        unsafe chmod(folder.path("a.sh"), 0o444)
        let run = try Command.bindlint("check", "--fix", "a.sh", "b.sh", in: folder)
        #expect(run.code == 2)
        #expect(run.errors.contains("a.sh: not fixed: it is read-only"), "\(run.errors)")
        #expect(run.output.contains("a.sh:1:"), "\(run.output)")
        #expect(try folder.read("a.sh") == Self.broken)
        #expect(try folder.read("b.sh") == Self.fixed)
        #expect(try folder.read("a.sh") == Self.broken && Self.mode(folder.path("a.sh")) == 0o444)
    }

    @Test func `a full disk leaves the file as it is`() throws {
        let folder = try Folder(["a.sh": Self.broken])
        let run = try Command.shell(
            #"(ulimit -f 0; trap '' XFSZ; exec "$BINDLINT" check --fix a.sh 2>&1) | cat"#, in: folder)
        #expect(run.output.contains("a.sh: not fixed: "), "\(run.output)\(run.errors)")
        #expect(try folder.read("a.sh") == Self.broken)
    }

    @Test func `secrets are in no diff`() throws {
        let secret = "b7d1c1f2-8a44-4a3e-9d60-2f1f0a55c0de"
        let text = Self.broken.replacing("bind=yes", with: "bind=yes&api_key=\(secret)")
        let folder = try Folder(["a.sh": text])
        let diff = try Command.bindlint("check", "--diff", "a.sh", in: folder)
        #expect(diff.code == 1 && !(diff.output + diff.errors).contains(secret))
        #expect(try Command.bindlint("check", "--fix", "a.sh", in: folder).code == 1)
        #expect(try folder.read("a.sh").contains("bind=true&api_key=\(secret)'"))
    }

    @Test func `a fix that would add a finding is not written`() throws {
        let text =
            #"{"operation": "BindSipRegistration", "sip_registration_id": 1, "application_id": 2, "aplication_id": 3}"#
        let folder = try Folder(["a.json": text])
        let run = try Command.bindlint("check", "--fix", "a.json", in: folder)
        #expect(try folder.read("a.json") == text)
        #expect(
            run.errors.contains("not fixed (rename aplication_id to application_id): it would violate"), "\(run.errors)"
        )
    }

    @Test func `the report tells the edits that are applied`() throws {
        let folder = try Folder(["a.sh": Self.broken])
        let report = try Command.bindlint("check", "--format", "json", "a.sh", in: folder)
        let offset = Self.broken.utf8.count - Self.broken[Self.broken.firstRange(of: "http:")!.lowerBound...].utf8.count
        #expect(
            report.output.contains(#""edits":[{"offset":\#(offset),"length":4,"#), "\(report.output)")
    }
}
