internal import SourceText

extension Text {
    /// What replacing references may add to a text; what would add more stays symbolic, so that variables made of variables
    /// cannot grow without end.
    private static let growthLimit = 65_536

    /// The text with each `{{name}}` replaced by the name's value, which stands where the name stands, or made symbolic
    /// where the name has none.
    func replacingReferences(_ value: (_ name: Text) -> Text?) -> Text {
        guard var next = nextReference(from: startIndex) else { return self }
        var filled = Text(at: span.start)
        var kept = startIndex
        while true {
            filled.append(self[kept..<next.lowerBound])
            let name = self[next.lowerBound + 2..<next.upperBound - 2]
            if let value = value(name), filled.count + value.count <= next.upperBound - startIndex + Self.growthLimit {
                filled.append(value.relocated(to: span(of: next)))
            } else {
                filled.append(self[next].asSymbolic)
            }
            kept = next.upperBound
            guard let following = nextReference(from: kept) else { break }
            next = following
        }
        filled.append(self[kept..<endIndex])
        return filled
    }

    /// The next `{{name}}`: on one line, without braces or quotes inside.
    private func nextReference(from start: Int) -> Range<Int>? {
        var index = start
        while let open = firstIndex(of: UInt8(ascii: "{"), from: index) {
            index = open + 1
            guard index < endIndex, self[index] == UInt8(ascii: "{") else { continue }
            let ends: ByteSet = "\n\r\"{}"
            guard let end = bytes[(index + 1)...].firstIndex(where: { ends.contains($0) }), end > index + 1,
                self[end..<endIndex].hasPrefix("}}")
            else { continue }
            return open..<end + 2
        }
        return nil
    }
}
