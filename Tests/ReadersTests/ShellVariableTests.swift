import Requests
import SourceText
import Testing

@testable import Readers

@Suite struct ShellVariableTests {
    /// The words behind the last `curl`, with `~` before one that holds a piece of unknown value.
    private func expanded(_ script: String) -> [String] {
        let text = SourceFile(name: "case.sh", text: script).text
        let variables = ShellVariables(ShellParser.changes(in: text))
        var parser = ShellParser(text, collecting: .commands)
        var last: ShellCommand?
        while let commands = parser.nextCommands() { last = commands.last }
        guard let command = last else { return [] }
        let words = variables.expand(command.words, at: command.place)
        return words.drop { !($0.text == "curl") }.dropFirst().map {
            ($0.text.isSymbolic ? "~" : "") + $0.text.string
        }
    }

    @Test(arguments: [
        ("A=1; curl $A", ["1"]),
        ("A='b c'; curl $A \"$A\" x${A}y", ["b", "c", "b c", "xb", "cy"]),
        ("A=; curl $A \"$A\" x", ["", "x"]),
        ("export A=1\nreadonly B=2\ndeclare -r C=3\ncurl $A$B$C", ["123"]),
        ("f() { local A=1; curl $A; }", ["1"]),
        ("A=1; f() { curl $A; }", ["1"]),
        ("f() { curl $A; }; A=1; f", ["1"]),
        ("B=h/p; A=\"$B/q\"; curl $A", ["h/p/q"]),
        ("A=\"h?u=$X\"; curl \"$A\"", ["~h?u=$X"]),
        ("A=1; curl $A; A=2; curl $A", ["2"]),
        ("A=1; for i in 1 2; do curl $A; done", ["1"]),
        ("A=1; if x; then curl $A; fi", ["1"]),
        ("A=1; A=1; f() { curl $A; }", ["1"]),
        ("A=1\ncurl $(curl $A) $A", ["~$(curl $A)", "1"]),
        ("{ A=1; }; curl $A", ["1"]),
    ]) func `a variable is what the script surely assigns`(script: String, words: [String]) {
        #expect(expanded(script) == words)
    }

    @Test(arguments: [
        "curl $A", "curl $A; A=1", "A=$(date); curl $A", "A=$B; curl $A", "A=$1; curl $A", "A=${A:-1}; curl $A",
        "if x; then A=1; fi; curl $A", "x && A=1; curl $A", "while x; do A=1; done; curl $A", "(A=1); curl $A",
        "A=1; if x; then A=2; fi; curl $A", "A=1; read A; curl $A", "A=1; read -r B A; curl $A",
        "for A in 1 2; do curl $A; done", "A=1; for x in y; do curl $A; A=2; done", "A=1; A+=2; curl $A",
        "A=(1 2); curl $A", "A=1; unset A; curl $A", "f() { A=1; }; A=2; f; curl $A", "A=1; printf -v A x; curl $A",
        "A=1; ((A++)); curl $A", "A=1; let A=2; curl $A", "A=1 curl $A", "f() { curl $A; }; A=1; f; A=2; f",
        "case x in y) A=1;; esac; curl $A", "A=1; case x in y) A=2;; esac; curl $A", "A=1; A[1]=2; curl $A",
    ]) func `a variable that may hold something else stays symbolic`(script: String) {
        #expect(expanded(script) == ["~$A"])
    }

    @Test func `a value stands at the place of its use`() throws {
        let file = SourceFile(
            name: "x.sh", text: "U=42\ncurl -d \"user_id=$U&bind=true\" https://h/platform_api/BindSipRegistration\n")
        let request = try #require(CurlReader().read(file.text, scope: .sipRegistrations).requests.first)
        let argument = try #require(request.argument("user_id"))
        #expect(argument.value == "42")
        #expect(!argument.isSymbolic)
        #expect(file.string(argument.value.span) == "$U")
    }

    @Test func `values that refer to each other do not grow without end`() {
        var script = "A0=xxxxxxxxxx\n"
        for level in 1...40 { script += "A\(level)=$A\(level - 1)$A\(level - 1)\n" }
        #expect(expanded(script + "curl $A40") == ["~$A40"])
    }
}
