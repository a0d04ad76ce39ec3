import Glibc

/// A temporary folder, removed with its last owner.
final class Folder: Sendable {
    let path: String

    init() throws {
        var template = Array("/tmp/bindlint-XXXXXX".utf8CString)
        guard unsafe mkdtemp(&template) != nil else { throw Command.Failure(reason: "no temporary folder") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// With files in it: names, below it, and texts.
    convenience init(_ files: KeyValuePairs<String, String>) throws {
        try self.init()
        for (name, text) in files { try write(text, to: name) }
    }

    deinit { _ = try? Command.spawn(["rm", "-rf", path]) }

    func path(_ name: String) -> String { "\(path)/\(name)" }

    func write(_ text: String, to name: String) throws { try write(pieces: [(text, 1)], to: name) }

    /// Writes texts one after another, each so many times, so that a large file needs little memory here.
    func write(pieces: [(text: String, count: Int)], to name: String) throws {
        var parent = path
        for folder in name.split(separator: "/").dropLast() {
            parent += "/\(folder)"
            unsafe mkdir(parent, 0o755)
        }
        guard let stream = unsafe fopen(path(name), "wb") else { throw Command.Failure(reason: "cannot write \(name)") }
        for (text, count) in pieces {
            // Some 64 KB at once.
            let block = max(1, 65_536 / max(1, text.utf8.count))
            let blockBytes = Array(String(repeating: text, count: min(block, count)).utf8)
            for _ in 0..<count / block { unsafe fwrite(blockBytes, 1, blockBytes.count, stream) }
            let rest = Array(String(repeating: text, count: count % block).utf8)
            unsafe fwrite(rest, 1, rest.count, stream)
        }
        guard unsafe fclose(stream) == 0 else { throw Command.Failure(reason: "cannot write \(name)") }
    }

    /// Writes bytes that need not be text.
    func write(bytes: [UInt8], to name: String) throws {
        guard let stream = unsafe fopen(path(name), "wb") else { throw Command.Failure(reason: "cannot write \(name)") }
        unsafe fwrite(bytes, 1, bytes.count, stream)
        guard unsafe fclose(stream) == 0 else { throw Command.Failure(reason: "cannot write \(name)") }
    }

    /// Makes a link that leads to itself: a file that even root cannot open.
    func makeLoop(_ name: String) throws {
        guard unsafe symlink(name, path(name)) == 0 else { throw Command.Failure(reason: "cannot link \(name)") }
    }

    func read(_ name: String) throws -> String { try Folder.read(path: path(name)) }

    static func read(path: String) throws -> String {
        guard let stream = unsafe fopen(path, "rb") else { throw Command.Failure(reason: "cannot read \(path)") }
        defer { unsafe fclose(stream) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe fread(&buffer, 1, buffer.count, stream)
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += buffer[..<count]
        }
    }
}

extension Folder {
    /// The texts of the files in a folder below this one, by their names.
    func files(below name: String) throws -> [String: String] { try Folder.files(below: path(name)) }

    static func files(below path: String) throws -> [String: String] {
        guard let folder = unsafe opendir(path) else { throw Command.Failure(reason: "cannot list \(path)") }
        defer { unsafe closedir(folder) }
        var files: [String: String] = [:]
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { files[name] = try read(path: "\(path)/\(name)") }
        }
        return files
    }
}
