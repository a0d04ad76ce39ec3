internal import SourceText

/// A call of curl among the commands of a script.
enum CurlInvocation {
    /// curl itself: the word that names it and its arguments.
    case curl(name: ShellArgument, arguments: ArraySlice<ShellArgument>)
    /// A shell that runs a text: `bash -c "curl …"`, `eval "…"`.
    case script(Text)

    /// Finds curl behind variables set for it and behind programs that run another program; nil where there is none.
    init?(_ words: [ShellArgument]) {
        var rest = words[...]
        while let word = rest.popFirst() {
            let name = CurlInvocation.program(word.text)
            switch name {
            case "curl":
                self = .curl(name: word, arguments: rest)
                return
            case "$", "%", "!", "{", "command", "builtin", "noglob", "nohup", "setsid", "time":
                CurlInvocation.skipOptions(&rest, withValue: [])
            case "exec": CurlInvocation.skipOptions(&rest, withValue: ["-a"])
            case "sudo":
                CurlInvocation.skipOptions(&rest, withValue: ["-u", "-g", "-h", "-p", "-C", "-D", "-R", "-T", "-U"])
            case "doas": CurlInvocation.skipOptions(&rest, withValue: ["-u", "-C"])
            case "env": CurlInvocation.skipOptions(&rest, withValue: ["-u", "-C", "-S"])
            case "nice", "ionice": CurlInvocation.skipOptions(&rest, withValue: ["-n", "-c", "-p"])
            case "stdbuf": CurlInvocation.skipOptions(&rest, withValue: ["-i", "-o", "-e"])
            case "timeout", "gtimeout":
                CurlInvocation.skipOptions(&rest, withValue: ["-s", "-k"])
                rest = rest.dropFirst()
            case "docker", "podman", "nerdctl", "kubectl", "oc", "docker-compose", "xargs", "watch", "retry",
                "parallel":
                rest = rest.drop { CurlInvocation.program($0.text) != "curl" }
            case "sh", "bash", "zsh", "dash", "ksh":
                guard let option = rest.firstIndex(where: { $0.text.hasPrefix("-") && $0.text.bytes.last == 0x63 }),
                    option + 1 < rest.endIndex
                else { return nil }
                self = .script(rest[option + 1].text)
                return
            case "eval":
                var script = Text(at: word.span.end)
                for argument in rest {
                    script.append(argument.text)
                    script.append(0x20, decodedFrom: argument.span)
                }
                self = .script(script)
                return
            default:
                guard ShellParser.isAssignment(word.text) else { return nil }
            }
        }
        return nil
    }

    /// The last part of a program's path, without `.exe`.
    private static func program(_ text: Text) -> String {
        guard !text.isSymbolic, text.count < 1024 else { return "" }
        let slash = text.bytes.lastIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
        let name = text[(slash.map { $0 + 1 } ?? text.startIndex)..<text.endIndex].string
        return name.hasSuffix(".exe") ? String(name.dropLast(4)) : name
    }

    private static func skipOptions(_ rest: inout ArraySlice<ShellArgument>, withValue: [String]) {
        while let option = rest.first?.text, option.hasPrefix("-"), option.count > 1 {
            rest.removeFirst()
            if option == "--" { return }
            if withValue.contains(where: { option == $0 }) { rest = rest.dropFirst() }
        }
    }
}
