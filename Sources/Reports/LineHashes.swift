internal import SourceText

/// What GitHub tells an alert by when lines move (`primaryLocationLineHash`): a hash of the 100 UTF-16 units from a line's
/// beginning, blanks left out, and its ordinal among the lines of the file with the same hash.
///
/// The algorithm is that of github/codeql-action (src/fingerprints.ts), which warns where a report has another value.
struct LineHashes {
    private struct LineHash {
        var hash: UInt64
        var ordinal: Int
    }

    private var lines: [LineHash] = []

    init(_ file: SourceFile) {
        var window = RollingHash()
        var ordinals: [UInt64: Int] = [:]
        var isLineStart = true
        var isAfterReturn = false
        func finishLine() {
            guard window.endsLine else { return }
            let ordinal = ordinals[window.hash, default: 0] + 1
            ordinals[window.hash] = ordinal
            lines.append(LineHash(hash: window.hash, ordinal: ordinal))
        }
        for unit in String(decoding: file.bytes, as: UTF8.self).utf16 {
            let isSkipped = unit == 0x20 || unit == 0x09 || isAfterReturn && unit == 0x0A
            isAfterReturn = unit == 0x0D
            if isSkipped { continue }
            finishLine()
            let unit = unit == 0x0D ? 0x0A : unit
            window.add(unit, beginsLine: isLineStart)
            isLineStart = unit == 0x0A
        }
        finishLine()
        window.add(0xFFFF, beginsLine: isLineStart)
        for _ in 0..<RollingHash.size {
            finishLine()
            window.add(0, beginsLine: false)
        }
    }

    /// The hash of a line, from 1, as GitHub writes it: `a7f2ff13bc495cf2:1`.
    subscript(line: Int) -> String? {
        guard lines.indices.contains(line - 1) else { return nil }
        return "\(String(lines[line - 1].hash, radix: 16)):\(lines[line - 1].ordinal)"
    }
}

/// A polynomial hash of the last 100 units, by words of 64 bits that overflow.
private struct RollingHash {
    static let size = 100
    private static let factor: UInt64 = 37
    private static let firstFactor = (0..<size).reduce(1 as UInt64) { power, _ in power &* factor }

    private(set) var hash: UInt64 = 0
    private var units = [UInt16](repeating: 0, count: size)
    private var lineStarts = [Bool](repeating: false, count: size)
    private var index = 0

    /// Whether the unit that the next one pushes out begins a line, whose hash is complete.
    var endsLine: Bool { lineStarts[index] }

    mutating func add(_ unit: UInt16, beginsLine: Bool) {
        hash = hash &* RollingHash.factor &+ UInt64(unit) &- RollingHash.firstFactor &* UInt64(units[index])
        units[index] = unit
        lineStarts[index] = beginsLine
        index = (index + 1) % RollingHash.size
    }
}
