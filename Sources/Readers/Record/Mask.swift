internal import Requests
internal import SourceText

/// The places of a request's secrets, and its texts without them.
///
/// A secret is known by its place in the file, so that it is masked in every layer, however that one encodes it.
struct Mask {
    private var secrets: [SourceSpan] = []

    /// Masks nothing.
    init() {}

    init(secretsOf request: Request, _ catalog: Catalog) {
        secrets = request.secretTexts(catalog).map(\.span)
    }

    /// The text with `***` for each secret in it; variables stay.
    func applied(to text: Text) -> String {
        guard !secrets.isEmpty else { return text.string }
        var masked: [UInt8] = []
        var isInSecret = false
        for index in text.indices {
            let wasInSecret = isInSecret
            isInSecret = !text.isSymbolic(at: index) && isSecret(text.span(of: index..<index + 1))
            if !isInSecret {
                masked.append(text[index])
            } else if !wasInSecret {
                masked += Array("***".utf8)
            }
        }
        return String(decoding: masked, as: UTF8.self)
    }

    private func isSecret(_ place: SourceSpan) -> Bool {
        secrets.contains { $0.start < place.end && place.start < $0.end }
    }
}
