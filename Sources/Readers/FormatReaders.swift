package import Requests
package import SourceText

extension Reading {
    /// Reads a file in a format, or in the one that its name and first bytes show; a file that shows none has no requests.
    ///
    /// `variables` are values from outside the file for formats that have variables (see `EnvironmentFile`).
    package init(
        of file: SourceFile, as format: RequestFormat? = nil, scope: Scope, variables: [String: String] = [:]
    ) {
        self.init(order: .collection)
        guard let format = format ?? .detect(name: file.name, bytes: file.bytes.prefix(65_536)),
            let reader = format.reader(variables: variables)
        else { return }
        if file.bytes.count > format.sizeLimit {
            let reason = "the file is larger than the \(format.sizeLimit >> 20) MB that are read of its format"
            problems = [SyntaxError(reason, at: SourceSpan(0, 0))]
        } else {
            self = reader.read(file.text, scope: scope)
            refuseExcess()
        }
    }
}

extension RequestFormat {
    /// The reader of request files in the format; nil for formats of logs, which are read a record at a time.
    fileprivate func reader(variables: [String: String]) -> (any Reader)? {
        switch self {
        case .raw: RawReader()
        case .http: HTTPFileReader(variables: variables)
        case .har: HARReader()
        case .json: JSONFileReader()
        case .postman: PostmanReader()
        case .jsonl: DocumentReader(.jsonLines)
        case .yaml, .ci: YAMLFileReader()
        case .curl: CurlReader()
        case .markdown: MarkdownReader()
        case .access, .alb, .cloudfront, .csv, .tsv, .auditLog: nil
        }
    }
}
