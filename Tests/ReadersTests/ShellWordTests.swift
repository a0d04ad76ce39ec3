import Requests
import SourceText
import Testing

@testable import Readers

/// Each command's arguments as curl would get them, with `~` before one that holds a piece of unknown value.
private func arguments(_ script: String) -> [[String]] {
    let text = SourceFile(name: "case.sh", text: script).text
    let variables = ShellVariables(ShellParser.changes(in: text))
    var parser = ShellParser(text, collecting: .commands)
    var commands: [ShellCommand] = []
    while let next = parser.nextCommands() { commands += next }
    return commands.map { command in
        variables.expand(command.words, at: command.place).map { ($0.text.isSymbolic ? "~" : "") + $0.text.string }
    }
}

@Suite struct ShellWordTests {
    @Test(arguments: [
        (#"curl a b"#, ["curl", "a", "b"]),
        (#"curl 'a b' "c d""#, ["curl", "a b", "c d"]),
        (#"curl a'b'"c"\d"#, ["curl", "abcd"]),
        (#"curl '' """#, ["curl", "", ""]),
        (#"curl "a\"b\\c\d\$e\`f""#, ["curl", #"a"b\c\d$e`f"#]),
        (#"curl 'a\"b'"#, ["curl", #"a\"b"#]),
        (#"curl 'it'\''s'"#, ["curl", "it's"]),
        (#"curl $'a\tb\'c\x41\101\u00e9\\n'"#, ["curl", "a\tb'cAAé\\n"]),
        (#"curl $'\u{41}\q'"#, ["curl", #"\u{41}\q"#]),
        (#"curl $"a b""#, ["curl", "a b"]),
        ("curl a \\\n  b", ["curl", "a", "b"]),
        ("curl a \\\r\n  b\r\n", ["curl", "a", "b"]),
        ("curl a\\\nb", ["curl", "ab"]),
        ("curl 'a\\\nb'", ["curl", "a\\\nb"]),
        ("curl \"a\\\nb\"", ["curl", "ab"]),
        ("curl a # b", ["curl", "a"]),
        ("curl a#b '#c'", ["curl", "a#b", "#c"]),
        ("curl a >out 2>&1 <in b", ["curl", "a", "b"]),
        ("curl a &>out b >> log", ["curl", "a", "b"]),
        ("curl a 2> /dev/null b", ["curl", "a", "b"]),
        ("curl $A ${B} \"$C\"", ["curl", "~$A", "~${B}", "~$C"]),
        ("curl '$A' \\$B a$ \"$ b\"", ["curl", "$A", "$B", "a$", "$ b"]),
        (
            "curl ${A:-b} ${A%x} $1 $@ $(c d) `e` $((1+2)) ${#A}",
            ["curl", "~${A:-b}", "~${A%x}", "~$1", "~$@", "~$(c d)", "~`e`", "~$((1+2))", "~${#A}"]
        ),
        ("curl \"${A:-\"b c\"}\" d", ["curl", "~${A:-\"b c\"}", "d"]),
        ("curl \"$(echo \"a b\" ')')\" d", ["curl", "~$(echo \"a b\" ')')", "d"]),
        ("curl <(echo a) b", ["curl", "~<(echo a)", "b"]),
        ("curl ${{ secrets.A }} b", ["curl", "~${{ secrets.A }}", "b"]),
        ("curl a=<user_id>&b", ["curl", "~a=<user_id>"]),
        ("curl “d“", ["curl", "“d“"]),
    ]) func `words are split and unquoted as the shell does`(script: String, words: [String]) {
        #expect(arguments(script).first == words)
    }

    @Test(arguments: [
        ("a; curl 1 && curl 2 || curl 3 | curl 4 & curl 5\ncurl 6", 6),
        ("if curl 1; then curl 2; elif curl 3; then curl 4; else curl 5; fi", 5),
        ("for i in 1 2; do curl $i; done", 1),
        ("while curl 1; do curl 2; done", 2),
        ("case $x in a|b) curl 1 ;; (c) curl 2;; *) curl 3; esac; curl 4", 4),
        ("f() { curl 1; }\nfunction g { curl 2; }\nfunction h() ( curl 3 )\n", 3),
        ("(curl 1); { curl 2; }; ! curl 3", 3),
        ("x=$(curl 1)", 1),
        ("echo \"got $(curl 1) and `curl 2`\"", 2),
        ("x=\"$(curl -d \"$(cat f)\" 1)\"", 1),
        ("echo ${x:-$(curl 1)}", 1),
        ("x=$(case a in a) curl 1;; esac)", 1),
        ("cat <<EOF\n$(curl 1)\nEOF\ncurl 2", 2),
        ("cat <<'EOF'\ncurl 1\nEOF\ncurl 2", 1),
        ("diff <(curl 1) <(curl 2)", 2),
        ("a=(x $(curl 1))\ncurl 2", 2),
        ("if ((x < 2)); then curl 1; fi; echo $((1 << 2))\ncurl 2", 2),
        ("# it's\ncurl 1", 1),
        ("[[ $x == \"a b\" && $y < 2 ]] && curl 1", 1),
    ]) func `every command is found`(script: String, count: Int) {
        let calls = arguments(script).filter { $0.contains("curl") }
        #expect(calls.map { $0.last?.last.map(String.init) ?? "" }.count == count)
    }

    @Test(arguments: [
        ("sudo -u me curl h", true), ("A=1 B='x y' curl h", true), ("env -i A=1 curl h", true), ("time curl h", true),
        ("timeout -k 1 5 curl h", true), ("/usr/bin/curl h", true), ("curl.exe h", true), ("exec curl h", true),
        ("nohup curl h &", true), ("command curl h", true), ("nice -n 5 curl h", true), ("$ curl h", true),
        ("docker run --rm curlimages/curl h", true), ("kubectl exec pod -- curl h", true),
        ("bash -c 'curl h'", true), ("sh -ec \"curl h\"", true), ("eval \"curl h\"", true),
        ("bash -c \"bash -c 'curl h'\"", true), ("C=curl; $C h", true), ("C='curl -s'; $C h", true),
        ("echo curl h", false), ("apt-get install curl h", false), ("# curl h", false), ("mycurl h", false),
        ("curl_wrapper h", false), ("which curl", false),
    ]) func `curl is found behind what runs it`(script: String, isFound: Bool) {
        let file = SourceFile(name: "case.sh", text: script)
        let urls = CurlReader().read(file.text, scope: .everything).requests.compactMap { $0.http?.url.string }
        #expect(urls == (isFound ? ["http://h/"] : []))
    }

    @Test(arguments: [
        ("curl -d @- h <<EOF\na=1\nb=2\nEOF\n", "a=1b=2"),
        ("curl --data-binary @- h <<EOF\na=1\nb=2\nEOF\n", "a=1\nb=2\n"),
        ("curl --json @- h <<'EOF'\n{\"a\": \"$b\"}\nEOF\n", "{\"a\": \"$b\"}\n"),
        ("curl --data-binary @- h <<-EOF\n\ta=1\n\tEOF\n", "a=1\n"),
        ("curl -d @- h <<< 'a=1'", "a=1"),
        ("A=7\ncurl -d @- h <<EOF\na=$A&b=\\$c\nEOF\n", "a=7&b=$c"),
        ("cat <<EOF | curl -d @- h\na=1\nEOF\n", "a=1"),
        ("curl -d @- h <<EOF | jq .\na=1\nEOF\n", "a=1"),
        ("curl -d @- h <<EOF\r\na=1\r\nEOF\r\n", "a=1"),
    ]) func `a here-document is standard input`(script: String, body: String) {
        let file = SourceFile(name: "case.sh", text: script)
        let requests = CurlReader().read(file.text, scope: .everything).requests
        #expect(requests.map { $0.http?.body?.string } == [body])
    }
}
