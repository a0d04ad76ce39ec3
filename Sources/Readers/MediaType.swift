internal import SourceText

/// A content type: `multipart/form-data; boundary="x"` (RFC 9110, section 8.3).
struct MediaType {
    /// Type and subtype in lower case.
    let name: String
    private let parameters: [(name: String, value: String)]

    init(_ text: Text) {
        let pieces = text.split(UInt8(ascii: ";")).map(\.trimmed)
        name = pieces[0].string.lowercased()
        parameters = pieces.dropFirst().compactMap { piece in
            guard let equals = piece.firstIndex(of: UInt8(ascii: "=")) else { return nil }
            var value = piece[equals + 1..<piece.endIndex].trimmed
            if value.count >= 2, value.bytes.first == 0x22, value.bytes.last == 0x22 {
                value = value[value.startIndex + 1..<value.endIndex - 1]
            }
            return (piece[piece.startIndex..<equals].trimmed.string.lowercased(), value.string)
        }
    }

    var isJSON: Bool { name == "application/json" || name.hasSuffix("+json") || name == "text/json" }

    /// The value of a parameter, named in lower case.
    func parameter(_ name: String) -> String? { parameters.first { $0.name == name }?.value }
}
