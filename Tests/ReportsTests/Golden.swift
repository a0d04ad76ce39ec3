import Glibc
import Testing

/// A file of expected output beside the tests.
///
/// `BINDLINT_RECORD_GOLDENS=1 swift test --filter ReportsTests` writes it anew and fails, so that nobody records unread.
struct Golden {
    let name: String

    private var path: String {
        let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        return folder.joined(separator: "/") + "/Goldens/" + name
    }

    func expect(_ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) {
        if unsafe getenv("BINDLINT_RECORD_GOLDENS") != nil {
            write(bytes)
            Issue.record(
                "recorded \(name): read it, then run without BINDLINT_RECORD_GOLDENS", sourceLocation: sourceLocation)
            return
        }
        let expected = read().map { String(decoding: $0, as: UTF8.self) }
        #expect(String(decoding: bytes, as: UTF8.self) == expected, sourceLocation: sourceLocation)
        #expect(bytes == read(), sourceLocation: sourceLocation)
    }

    private func read() -> [UInt8]? {
        guard let file = unsafe fopen(path, "rb") else { return nil }
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe fread(&buffer, 1, buffer.count, file)
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
    }

    private func write(_ bytes: [UInt8]) {
        guard let file = unsafe fopen(path, "wb") else { return }
        defer { unsafe fclose(file) }
        _ = unsafe fwrite(bytes, 1, bytes.count, file)
    }
}
