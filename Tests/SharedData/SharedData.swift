import Foundation

/// The folder of recorded data beside the package, named by `BINDLINT_SHARED` (`../shared` by default); it may be absent.
public enum SharedData {
    /// A piece of the folder, or nil where it is not there.
    public static func path(_ name: String) -> String? {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let shared = ProcessInfo.processInfo.environment["BINDLINT_SHARED"] ?? "../shared"
        let path = URL(filePath: shared, relativeTo: root).appending(path: name).path
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }

    /// Whether the captured requests are there.
    public static var hasCaptures: Bool { path("captures/index.jsonl") != nil }

    /// The bytes of a file in the folder.
    public static func bytes(_ name: String) throws -> [UInt8] {
        guard let path = path(name) else { throw CocoaError(.fileNoSuchFile) }
        return [UInt8](try Data(contentsOf: URL(filePath: path)))
    }
}
