internal import Requests
package import SourceText

/// Reads the curl command lines in a pipeline's YAML file: every string that calls curl, whatever its key is called
/// (`run:` of GitHub, `script:` of GitLab, `command:` of others).
///
/// The lines of a script that is written as a list run in one shell, so that they are read as one script. What an
/// expression of GitHub (`${{ … }}`) stands for is not in the file.
package struct CIReader: Reader {
    /// Keys whose lists hold the lines of one script.
    private static let scriptKeys: Set<String> = [
        "script", "before_script", "after_script", "run", "commands", "command", "bash",
    ]

    package init() {}

    package func read(_ text: Text, scope: Scope) -> Reading {
        var reading = Reading(order: .sequence)
        guard text.mayHoldCurl(of: scope) else { return reading }
        do throws(SyntaxError) {
            return read(try Node.yamlDocuments(text), scope: scope)
        } catch {
            reading.problems.append(error)
            return reading
        }
    }

    /// The same for a file whose documents are read already.
    func read(_ documents: [Node], scope: Scope) -> Reading {
        var reading = Reading(order: .sequence)
        var scripts = Scripts()
        for document in documents { scripts.collect(from: document, isScript: false) }
        let reader = CurlReader(format: .ci, hasRootPrompt: false)
        for script in scripts.texts where script.mayHoldCurl(of: scope) {
            let commands = reader.read(script.withoutExpressions, scope: scope)
            reading.requests += commands.requests
            reading.problems += commands.problems
            reading.comments += commands.comments
        }
        return reading
    }

    /// The scripts of a file in their order, each once however often an alias repeats it.
    private struct Scripts {
        private(set) var texts: [Text] = []
        private var places: Set<SourceSpan> = []

        mutating func collect(from node: Node, isScript: Bool) {
            switch node.value {
            case .string(let text): add(text, at: node.span)
            case .object(let members):
                for member in members {
                    collect(from: member.value, isScript: CIReader.scriptKeys.contains(member.key.string))
                }
            case .list(let elements):
                let lines = elements.compactMap(\.text)
                if isScript, lines.count == elements.count, !lines.isEmpty {
                    add(CIReader.joined(lines), at: node.span)
                } else {
                    for element in elements { collect(from: element, isScript: isScript) }
                }
            case .null, .bool, .number: break
            }
        }

        private mutating func add(_ text: Text, at place: SourceSpan) {
            if text.mentionsCurl, places.insert(place).inserted { texts.append(text) }
        }
    }

    private static func joined(_ lines: [Text]) -> Text {
        var script = Text(at: lines[0].span.start)
        for line in lines {
            script.append(line)
            script.append(0x0A, decodedFrom: SourceSpan(line.span.end, line.span.end))
        }
        return script
    }
}

extension Text {
    /// The text with each `${{ … }}` as a piece of unknown value, whatever quotes it stands in.
    fileprivate var withoutExpressions: Text {
        var text = Text(at: span.start)
        var kept = startIndex
        var index = startIndex
        while let dollar = firstIndex(of: UInt8(ascii: "$"), from: index) {
            index = dollar + 1
            guard self[dollar..<endIndex].hasPrefix("${{") else { continue }
            var end = dollar + 3
            while end < endIndex, !self[end..<endIndex].hasPrefix("}}") { end += 1 }
            guard end < endIndex else { break }
            text.append(self[kept..<dollar])
            text.append(self[dollar..<end + 2].asSymbolic)
            kept = end + 2
            index = kept
        }
        text.append(self[kept..<endIndex])
        return text
    }
}
