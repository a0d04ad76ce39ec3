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
        for argument in request.arguments where catalog.isSecret(argument.name) {
            secrets.append(argument.value.span)
        }
        for header in request.http?.headers ?? [] {
            if header.isNamed("authorization") || header.isNamed("proxy-authorization") {
                secrets.append(Mask.credentials(in: header.value).span)
            } else if header.isNamed("cookie") {
                secrets.append(header.value.span)
            }
        }
        if let http = request.http, let password = Mask.password(in: http.url) { secrets.append(password.span) }
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

    /// What stands behind the scheme: `Bearer …`; all of a value without one.
    private static func credentials(in value: Text) -> Text {
        guard let space = value.firstIndex(of: 0x20) else { return value }
        return value[space + 1..<value.endIndex]
    }

    /// The password of `https://user:password@host`.
    private static func password(in url: Text) -> Text? {
        guard let scheme = url.firstIndex(of: UInt8(ascii: ":")), url[scheme..<url.endIndex].hasPrefix("://") else {
            return nil
        }
        let end = url.firstIndex(of: UInt8(ascii: "/"), from: scheme + 3) ?? url.endIndex
        let authority = url[scheme + 3..<end]
        guard let at = authority.bytes.lastIndex(of: UInt8(ascii: "@")),
            let colon = authority.firstIndex(of: UInt8(ascii: ":")), colon < at
        else { return nil }
        return authority[colon + 1..<at]
    }
}
