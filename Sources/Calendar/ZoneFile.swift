#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A time zone as the system stores it: RFC 8536, version 2 or later.
struct ZoneFile: Sendable {
    /// Times of change, ascending, with the seconds east of Greenwich from then on.
    private let transitions: [(time: Int64, offset: Int)]
    private let firstOffset: Int
    /// For times past the last change.
    private let rule: ZoneRule?

    func offset(at time: Int64) -> Int {
        guard let last = transitions.last, time < last.time else {
            return rule?.offset(at: time) ?? transitions.last?.offset ?? firstOffset
        }
        var low = 0
        var high = transitions.count
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle].time <= time { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? firstOffset : transitions[low - 1].offset
    }

    // MARK: Reading

    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_")
    }

    /// Nil where there is no such zone, and for names that lead out of the system's folder of zones.
    static func load(_ zone: String) -> ZoneFile? {
        let isPlain = zone.utf8.allSatisfy { ZoneFile.isLetter($0) || $0 &- 0x30 < 10 || "/+-".utf8.contains($0) }
        guard isPlain, let first = zone.utf8.first, isLetter(first), zone.utf8.count < 100 else { return nil }
        return contents(of: "/usr/share/zoneinfo/" + zone).flatMap { ZoneFile($0) }
    }

    /// The zone files of the system are the one thing this target reads; none is larger than a few kilobytes.
    private static func contents(of path: String) -> [UInt8]? {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = unsafe read(descriptor, &bytes, bytes.count)
        return count > 0 ? Array(bytes.prefix(count)) : nil
    }

    init?(_ bytes: [UInt8]) {
        var reader = BigEndianReader(bytes)
        guard let old = Header(&reader), old.version >= UInt8(ascii: "2") else { return nil }
        reader.skip(old.size(timeWidth: 4))
        guard let header = Header(&reader) else { return nil }
        var times: [Int64] = []
        for _ in 0..<header.transitionCount {
            guard let time = reader.integer(bytes: 8) else { return nil }
            times.append(time)
        }
        var kinds: [Int] = []
        for _ in 0..<header.transitionCount {
            guard let kind = reader.integer(bytes: 1) else { return nil }
            kinds.append(Int(kind & 0xFF))
        }
        var offsets: [Int] = []
        for _ in 0..<header.kindCount {
            guard let offset = reader.integer(bytes: 4) else { return nil }
            offsets.append(Int(offset))
            reader.skip(2)
        }
        guard let first = offsets.first, kinds.allSatisfy(offsets.indices.contains) else { return nil }
        reader.skip(header.size(timeWidth: 8) - header.transitionCount * 9 - header.kindCount * 6)
        firstOffset = first
        transitions = zip(times, kinds).map { ($0, offsets[$1]) }
        rule = ZoneRule(reader.line())
    }

    private struct Header {
        let version: UInt8
        private let counts: [Int]

        init?(_ reader: inout BigEndianReader) {
            guard reader.integer(bytes: 4) == 0x545A_6966, let version = reader.integer(bytes: 1) else { return nil }
            self.version = UInt8(truncatingIfNeeded: version)
            reader.skip(15)
            var counts: [Int] = []
            for _ in 0..<6 {
                guard let count = reader.integer(bytes: 4), count >= 0, count < 1 << 16 else { return nil }
                counts.append(Int(count))
            }
            self.counts = counts
        }

        var transitionCount: Int { counts[3] }
        var kindCount: Int { counts[4] }

        /// Of what follows the header.
        func size(timeWidth: Int) -> Int {
            let (universalCount, standardCount, leapCount, nameLength) = (counts[0], counts[1], counts[2], counts[5])
            return transitionCount * (timeWidth + 1) + kindCount * 6 + nameLength + leapCount * (timeWidth + 4)
                + standardCount + universalCount
        }
    }
}
