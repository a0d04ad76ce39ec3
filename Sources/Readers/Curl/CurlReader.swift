internal import Requests
package import SourceText

/// Reads the curl command lines of a shell script: files `.sh`, `.bash`, `.curl`, and scripts inside of other files.
package struct CurlReader: Reader {
    /// What kind of file the script stands in.
    private let format: RequestFormat
    /// Whether `# ` may be a prompt, as in a pasted terminal session.
    private let hasRootPrompt: Bool

    /// A script within a script within a script is not read deeper than this.
    private static let nestingLimit = 4

    package init() { self.init(format: .curl, hasRootPrompt: false) }

    init(format: RequestFormat, hasRootPrompt: Bool) {
        self.format = format
        self.hasRootPrompt = hasRootPrompt
    }

    package func read(_ text: Text, scope: Scope) -> Reading {
        var reading = Reading(order: .sequence)
        guard text.mayHoldCurl(of: scope) else { return reading }
        // A script that says so in its first line is no pasted session.
        let session = text.hasPrefix("#!") ? nil : ConsoleSession.commands(of: text, hasRootPrompt: hasRootPrompt)
        read(session ?? text, scope: scope, nesting: 0, into: &reading)
        return reading
    }

    private func read(_ text: Text, scope: Scope, nesting: Int, into reading: inout Reading) {
        let variables = ShellVariables(text.mayAssignVariables ? ShellParser.changes(in: text) : [])
        var parser = ShellParser(text, collecting: .commands)
        while let commands = parser.nextCommands() {
            for command in commands {
                read(command, variables, scope: scope, nesting: nesting, into: &reading)
            }
        }
        reading.problems += parser.script.problems
        reading.comments += parser.script.comments
    }

    private func read(
        _ command: ShellCommand, _ variables: ShellVariables, scope: Scope, nesting: Int, into reading: inout Reading
    ) {
        let words = variables.expand(command.words, at: command.place)
        switch CurlInvocation(words) {
        case .curl(let name, let arguments):
            let input = command.input.map { variables.text(of: $0, at: command.place) }
            read(arguments, name: name, input: input, scope: scope, into: &reading)
        case .script(let inner):
            if nesting < CurlReader.nestingLimit, inner.mentionsCurl {
                read(inner, scope: scope, nesting: nesting + 1, into: &reading)
            }
        case nil: break
        }
    }

    /// Reads one call of curl. Where curl refuses it, that is a problem if the call is about this API.
    private func read(
        _ arguments: ArraySlice<ShellArgument>, name: ShellArgument, input: Text?, scope: Scope,
        into reading: inout Reading
    ) {
        let span = arguments.last.map { name.span.union($0.span) } ?? name.span
        var problems: [SyntaxError] = []
        do throws(SyntaxError) {
            for operation in try CurlCommandLine(arguments, name: name, input: input).operations {
                for message in try operation.messages(span: span, problems: &problems) {
                    let origin = Origin(format: format, kind: .authored, span: span)
                    guard var request = Request(message, origin: origin, scope: scope) else { continue }
                    request.unseenArguments = request.unseenArguments ?? operation.unseen
                    reading.requests.append(request)
                }
            }
        } catch {
            problems.append(error)
        }
        if arguments.contains(where: { $0.text.mentionsManagementAPI }) { reading.problems += problems }
    }
}

extension Text {
    /// Whether the text holds "curl".
    var mentionsCurl: Bool { contains("curl") }

    /// Whether the text holds the path of the Management API, or the name of a method behind a path in a variable.
    var mentionsManagementAPI: Bool { contains("platform_api") || contains("SipRegistration") }

    /// Whether reading the text for curl's command lines may find what the scope wants.
    func mayHoldCurl(of scope: Scope) -> Bool {
        mentionsCurl && (scope == .everything || mentionsManagementAPI)
    }
}
