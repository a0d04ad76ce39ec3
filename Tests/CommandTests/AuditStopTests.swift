import Testing

/// An audit that is stopped, or whose reader goes away, ends in order.
struct AuditStopTests {
    /// Feeds the binary through a pipe that stays open, lets it judge what it has, and sends it a signal.
    private static let script = """
        mkfifo log
        timeout 60 "$BINDLINT" audit --format concise - <log >out 2>err &
        child=$!
        exec 3>log
        # A pipe holds little: when all is written, nearly all was read.
        cat records >&3
        kill -SIGNAL $(pgrep -P $child)
        # What comes after the signal wakes up the reader, until nobody reads any more.
        timeout 60 bash -c 'while cat records; do :; done' >&3 2>/dev/null
        wait $child
        """

    @Test(arguments: ["INT", "TERM"])
    func `a signal prints what was judged so far, and says that it is a part`(_ signal: String) throws {
        // Some chunks, so that records are judged before the end.
        let folder = try Folder()
        let padding = "{\"padding\":\"\(String(repeating: "x", count: 120_000))\"}\n"
        let records = (0..<120).map { LoggedSample.call("BindSipRegistration", "user_id=3", at: $0 * 10) + padding }
        try folder.write(records.joined(), to: "records")
        let run = try Command.shell(Self.script.replacing("SIGNAL", with: signal), in: folder)
        #expect(run.code == 130)
        let lines = try folder.read("out").split(separator: "\n")
        #expect(lines.count > 1 && lines[0].hasPrefix("standard input:1:"), "\(lines.first ?? "")")
        #expect(
            try folder.read("err")
                == "bindlint: error: the audit was stopped before its end; what is shown is a part\n")
    }

    @Test(arguments: ["text", "concise", "json"])
    func `a full disk is an error`(_ format: String) throws {
        let folder = try Folder(["a.jsonl": LoggedSample.bad])
        let run = try Command.shell("\"$BINDLINT\" audit --format \(format) a.jsonl >/dev/full", in: folder)
        #expect(run.code == 2)
        #expect(run.errors == "bindlint: error: cannot write to standard output: no space left on device\n")
    }

    @Test(arguments: ["text", "concise", "json"], [true, false])
    func `whoever stops reading gets the verdict all the same`(_ format: String, _ isGood: Bool) throws {
        let folder = try Folder()
        try folder.write(pieces: [(isGood ? LoggedSample.good : LoggedSample.bad, 800)], to: "a.jsonl")
        let script =
            "set +e; \"$BINDLINT\" audit --format \(format) a.jsonl | head -c 1 >/dev/null; exit ${PIPESTATUS[0]}"
        let run = try Command.shell(script, in: folder)
        #expect(run.code == (isGood ? 0 : 1))
        #expect(run.errors.isEmpty)
    }
}
