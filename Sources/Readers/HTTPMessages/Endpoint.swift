internal import Requests
internal import SourceText

/// What a URL's path says about the API and its method.
struct Endpoint {
    /// The segment behind `platform_api`, where there is one.
    var method: Text?
    /// Whether `platform_api` itself is written; else a variable in front may hold it.
    var isCertain: Bool

    /// Nil where the URL calls something else. A variable may hold the host and `/platform_api` (`{{base}}/BindSipRegistration`):
    /// then only the exact name of one of the five operations speaks for it.
    init?(_ url: URLText) {
        let segments = url.path.split(UInt8(ascii: "/")).filter { !$0.isEmpty }
        if let root = segments.lastIndex(where: { $0.percentDecoded(form: false) == "platform_api" }) {
            guard segments.count <= root + 2 else { return nil }
            method = root + 1 < segments.count ? segments[root + 1].percentDecoded(form: false) : nil
            isCertain = true
            return
        }
        isCertain = false
        guard let last = segments.last else {
            guard url.host?.isSymbolic == true else { return nil }
            return
        }
        if Operation(rawValue: last.string) != nil {
            guard (segments.dropLast().last ?? url.host)?.isSymbolic == true else { return nil }
            method = last
        } else if !last.isSymbolic {
            return nil
        }
    }
}
