internal import Glibc
internal import Requests

/// Takes URLs of calls apart that are written as nearly all are.
struct URLScan {
    private let names = Operation.allCases.map { Array($0.name.utf8) }
    /// What the last URL said, and its bytes up to its query, the question mark included.
    private var lastCall: Call?
    private var lastBeginning: [UInt8] = []

    /// What a URL says.
    struct Call {
        /// Index among all operations.
        var operation: Int
        /// Nil where there is no scheme.
        var isSecure: Bool?
        var hasHost: Bool
        var query: Range<Int>

        /// All of it but the query.
        var code: Int { operation * 6 + (isSecure.map { $0 ? 4 : 2 } ?? 0) + (hasHost ? 1 : 0) }
    }

    /// A URL such as `https://host/platform_api/BindSipRegistration?…` or the same without scheme and host.
    /// Most begin like the one before.
    mutating func call(_ bytes: Span<UInt8>, _ url: Range<Int>) -> Call? {
        if let call = callAlike(bytes, url) { return call }
        guard let call = newCall(bytes, url) else { return nil }
        if call.query.lowerBound > url.lowerBound, bytes[call.query.lowerBound - 1] == UInt8(ascii: "?") {
            lastBeginning = (url.lowerBound..<call.query.lowerBound).map { bytes[$0] }
            lastCall = call
        }
        return call
    }

    /// A URL that begins with all that the one before had up to its query.
    func callAlike(_ bytes: Span<UInt8>, _ url: Range<Int>) -> Call? {
        guard var call = lastCall, beginsLikeLast(bytes, url) else { return nil }
        call.query = url.lowerBound + lastBeginning.count..<url.upperBound
        return call
    }

    /// Whether a URL begins with all that the one before had up to its query.
    private func beginsLikeLast(_ bytes: Span<UInt8>, _ url: Range<Int>) -> Bool {
        guard url.count >= lastBeginning.count else { return false }
        return unsafe lastBeginning.withUnsafeBytes { last in
            unsafe bytes.withUnsafeBytes { bytes in
                guard let own = bytes.baseAddress, let known = last.baseAddress else { return false }
                // Both ranges are within their buffers.
                return unsafe memcmp(own + url.lowerBound, known, last.count) == 0
            }
        }
    }

    private func newCall(_ bytes: Span<UInt8>, _ url: Range<Int>) -> Call? {
        var index = url.lowerBound
        var call = Call(operation: 0, isSecure: nil, hasHost: false, query: url.upperBound..<url.upperBound)
        if bytes.starts(index..<url.upperBound, with: "https://") {
            call.isSecure = true
            index += 8
        } else if bytes.starts(index..<url.upperBound, with: "http://") {
            call.isSecure = false
            index += 7
        }
        if call.isSecure != nil {
            let host = index
            while index < url.upperBound, isHostByte(bytes[index]) { index += 1 }
            guard index > host else { return nil }
            call.hasHost = true
        }
        guard bytes.starts(index..<url.upperBound, with: "/platform_api/") else { return nil }
        index += 14
        for (number, name) in names.enumerated() {
            let end = index + name.count
            guard end <= url.upperBound, bytes.matches(name, at: index) else { continue }
            call.operation = number
            if end == url.upperBound { return call }
            guard bytes[end] == UInt8(ascii: "?") else { return nil }
            call.query = end + 1..<url.upperBound
            return call
        }
        return nil
    }

    private func isHostByte(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: ":")
    }
}
