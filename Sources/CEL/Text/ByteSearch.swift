/// Finds bytes in bytes.
enum ByteSearch {
    /// Where the part first begins; an empty part is found at the start.
    static func first<Bytes: BidirectionalCollection<UInt8>>(
        _ part: some Collection<UInt8>, in whole: Bytes, from start: Bytes.Index? = nil
    ) -> Bytes.Index? {
        let length = part.count
        guard let head = part.first else { return start ?? whole.startIndex }
        var position = start ?? whole.startIndex
        var remaining = whole.distance(from: position, to: whole.endIndex)
        while remaining >= length {
            if whole[position] == head, whole[position...].starts(with: part) { return position }
            whole.formIndex(after: &position)
            remaining -= 1
        }
        return nil
    }
}
