internal import Requests
package import SourceText

/// Reads the curl command lines of a Markdown document: in fences of shells, consoles and unnamed languages, and in
/// indented code. Each block is an example of its own, with its own variables.
package struct MarkdownReader: Reader {
    package init() {}

    package func read(_ text: Text, scope: Scope) -> Reading {
        var reading = Reading(order: .collection)
        guard text.mayHoldCurl(of: scope) else { return reading }
        let document = MarkdownBlocks(text)
        reading.comments = document.comments
        for block in document.blocks where MarkdownReader.languages.contains(block.language) {
            guard block.code.mayHoldCurl(of: scope) else { continue }
            let commands = WindowsContinuations.removed(from: block.code) ?? block.code
            let isConsole = MarkdownReader.consoles.contains(block.language)
            let examples = CurlReader(format: .markdown, hasRootPrompt: isConsole).read(commands, scope: scope)
            reading.requests += examples.requests
            reading.problems += examples.problems
            reading.comments += examples.comments
        }
        return reading
    }

    /// Names of languages that show terminal sessions, where `#` is a prompt.
    private static let consoles: Set<String> = [
        "console", "shell-session", "shellsession", "sh-session", "terminal", "bash-session", "term",
    ]

    /// Names of languages that hold command lines.
    private static let languages: Set<String> = consoles.union([
        "", "sh", "bash", "shell", "zsh", "ksh", "fish", "dash", "curl", "text", "txt", "plain", "plaintext", "none",
        "code", "cmd", "bat", "batch", "dos", "powershell", "ps1", "pwsh", "shellscript", "bashrc", "posix",
    ])
}
