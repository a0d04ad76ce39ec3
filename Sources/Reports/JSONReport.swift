package import Policy
internal import SourceText

/// The results as one JSON object, as `ReportSchema` describes it: a finding, an undecided verdict and a problem a line.
package struct JSONReport: Report {
    private let options: ReportOptions

    /// Raised when a member is renamed or removed, not when one is added.
    static let schemaVersion = 1

    package init(_ options: ReportOptions) {
        self.options = options
    }

    package func write<Failure: Error>(
        _ results: Results, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        let disclosure = Disclosure(results)
        try sink(Array(Self.opening(options).utf8))
        try Self.writeList("findings", disclosure.findings, sink) { $0.json(disclosure) }
        try Self.writeList("undecided", disclosure.undecided, sink) { $0.json(disclosure) }
        try Self.writeList("problems", disclosure.problems, sink) { $0.json(disclosure) }
        try sink(Array(#","summary":"#.utf8) + Summary(results).json.escapedForTerminal + Array("}\n".utf8))
    }

    /// The first members, without a comma behind them.
    static func opening(_ options: ReportOptions) -> String {
        let tool: JSON = ["name": .string(ReportOptions.tool), "version": .string(options.version)]
        return #"{"schemaVersion":\#(schemaVersion),"tool":"# + String(decoding: tool.escapedForTerminal, as: UTF8.self)
    }

    /// Writes a member whose value is a list, each element on a line of its own.
    static func writeList<Element, Failure: Error>(
        _ name: String, _ elements: some Sequence<Element>, _ sink: ([UInt8]) throws(Failure) -> Void,
        _ json: (Element) -> JSON
    ) throws(Failure) {
        try sink(Array(#","\#(name)":["#.utf8))
        var separator = "\n"
        for element in elements {
            try sink(Array(separator.utf8) + json(element).escapedForTerminal)
            separator = ",\n"
        }
        try sink(Array((separator == "\n" ? "]" : "\n]").utf8))
    }
}
