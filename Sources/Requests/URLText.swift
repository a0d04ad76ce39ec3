package import SourceText

/// A URL's pieces as they are written (RFC 3986, section 3); a variable in it stays where it stands.
package struct URLText: Sendable {
    package var scheme: Text?
    /// The host without user, password and port.
    package var host: Text?
    package var path: Text
    /// What stands between the question mark and the fragment.
    package var query: Text?

    package init(_ url: Text) {
        var rest = url
        if let hash = rest.firstIndex(of: UInt8(ascii: "#")) { rest = rest[rest.startIndex..<hash] }
        if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
            query = rest[mark + 1..<rest.endIndex]
            rest = rest[rest.startIndex..<mark]
        }
        if let authority = URLText.authorityStart(in: rest) {
            if authority.schemeEnd > rest.startIndex { scheme = rest[rest.startIndex..<authority.schemeEnd] }
            let end = rest.firstIndex(of: UInt8(ascii: "/"), from: authority.start) ?? rest.endIndex
            host = URLText.host(of: rest[authority.start..<end])
            rest = rest[end..<rest.endIndex]
        }
        path = rest
    }

    /// Where the authority begins: after `scheme://`, or at the beginning where a URL has no scheme and no leading slash
    /// (`api.voximplant.com/platform_api/…`, as curl takes it).
    private static func authorityStart(in url: Text) -> (schemeEnd: Int, start: Int)? {
        if let colon = url.firstIndex(of: UInt8(ascii: ":")), url[colon..<url.endIndex].hasPrefix("://"),
            url.firstIndex(of: UInt8(ascii: "/")) == colon + 1
        {
            return (colon, colon + 3)
        }
        guard let first = url.bytes.first, first != UInt8(ascii: "/"), !url.isSymbolic(at: url.startIndex) else {
            return nil
        }
        return (url.startIndex, url.startIndex)
    }

    /// The host of an authority (`user@host:port`).
    package static func host(of authority: Text) -> Text {
        var host = authority
        if let at = host.bytes.lastIndex(of: UInt8(ascii: "@")), !host.isSymbolic(at: at) {
            host = host[at + 1..<host.endIndex]
        }
        if host.bytes.first == UInt8(ascii: "["), let bracket = host.firstIndex(of: UInt8(ascii: "]")) {
            return host[host.startIndex..<bracket + 1]
        }
        if let colon = host.firstIndex(of: UInt8(ascii: ":")) { host = host[host.startIndex..<colon] }
        return host
    }
}
