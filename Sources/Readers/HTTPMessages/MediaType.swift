internal import SourceText

/// A content type: `multipart/form-data; boundary="x"` (RFC 9110, section 8.3).
struct MediaType {
    /// Type and subtype in lower case.
    let name: String
    /// What separates the parts of a multipart body.
    let boundary: Text?

    init(_ text: Text) {
        let parameters = HeaderParameters(text)
        name = parameters.value.string.lowercased()
        boundary = parameters["boundary"]
    }

    var isJSON: Bool { name == "application/json" || name.hasSuffix("+json") || name == "text/json" }
    var isForm: Bool { name == "application/x-www-form-urlencoded" }
    var isMultipart: Bool { name == "multipart/form-data" }
}
