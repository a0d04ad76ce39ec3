/// Names of files as CI systems know them: relative to the repository, or to the current folder.
package struct ReportPaths: Sendable {
    /// The current folder, absolute; nil where it is not known.
    private let folder: [Substring]?
    /// The repository's root at or above it.
    private let repository: [Substring]?

    package init(folder: String? = nil, repository: String? = nil) {
        self.folder = folder.map { ReportPaths.normalized($0[...]) }
        self.repository = repository.map { ReportPaths.normalized($0[...]) }
    }

    /// A name relative to the repository, or to the current folder where there is no repository. What lies elsewhere is
    /// absolute. It never begins with `./`.
    func inRepository(_ name: String) -> String { path(name, below: repository ?? folder) }

    /// A name relative to the current folder.
    func inFolder(_ name: String) -> String { path(name, below: folder) }

    /// The name in the repository as a URI reference (RFC 3986).
    func uri(_ name: String) -> String {
        let path = inRepository(name)
        return (path.hasPrefix("/") ? "file://" : "") + ReportPaths.percentEncoded(path)
    }

    private func path(_ name: String, below base: [Substring]?) -> String {
        let isAbsolute = name.hasPrefix("/")
        guard let base, let folder else {
            let path = ReportPaths.normalized(name[...]).joined(separator: "/")
            return isAbsolute ? "/" + path : path
        }
        let path = isAbsolute ? ReportPaths.normalized(name[...]) : ReportPaths.normalized(name[...], from: folder)
        return path.count > base.count && path.starts(with: base)
            ? path.dropFirst(base.count).joined(separator: "/") : "/" + path.joined(separator: "/")
    }

    /// The parts of a path, without those that go nowhere or back.
    private static func normalized(_ path: Substring, from start: [Substring] = []) -> [Substring] {
        path.split(separator: "/").reduce(into: start) { parts, part in
            if part == ".." {
                if parts.last.map({ $0 != ".." }) ?? false { parts.removeLast() } else { parts.append(part) }
            } else if part != "." {
                parts.append(part)
            }
        }
    }

    private static func percentEncoded(_ path: String) -> String {
        var text = ""
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"):
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                text += (byte < 16 ? "%0" : "%") + digits
            }
        }
        return text
    }
}
