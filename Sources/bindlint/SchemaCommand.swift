internal import ArgumentParser
internal import Reports

/// `bindlint schema`: JSON Schemas of what bindlint writes.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print the JSON Schema of a file that bindlint writes.")

    enum Name: String, OptionWord { case report }

    @Argument(help: "Which schema: \(Name.list).", completion: Name.completion, transform: Name.parse)
    var name: Name

    func run() throws {
        switch name {
        case .report: try StandardOutput.write(ReportSchema.text)
        }
    }
}
