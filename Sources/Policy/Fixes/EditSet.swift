package import SourceText

/// Edits of one file that do not touch each other, in its order.
package struct EditSet: Sendable {
    package private(set) var edits: [Fix.Edit] = []

    package init() {}

    /// Whether one of these edits meets one of the others, if only at an end: then their order would matter.
    package func touches(_ others: [Fix.Edit]) -> Bool {
        others.contains { other in
            let index = indexOfFirst(endingFrom: other.span.start)
            return index < edits.count && edits[index].span.start <= other.span.end
        }
    }

    /// Adds edits that touch none of these.
    package mutating func insert(_ others: [Fix.Edit]) {
        for other in others { edits.insert(other, at: indexOfFirst(endingFrom: other.span.start)) }
    }

    /// Index of the first edit that does not end before an offset.
    private func indexOfFirst(endingFrom offset: Int) -> Int {
        var low = 0
        var high = edits.count
        while low < high {
            let middle = (low + high) / 2
            if edits[middle].span.end < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The file with the edits made.
    package func applied(to file: SourceFile) -> SourceFile {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(file.bytes.count)
        var kept = 0
        for edit in edits {
            bytes += file.bytes[kept..<edit.span.start]
            bytes += Array(edit.text.utf8)
            kept = edit.span.end
        }
        bytes += file.bytes[kept...]
        return SourceFile(name: file.name, bytes: bytes, start: file.start)
    }
}
