/// The candidate that a misspelt word most likely meant: within two edits (one for words of up to four bytes), nearest
/// first, earlier candidates first among equals. Nil where nothing is near. Case is ignored.
package func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
    let limit = word.utf8.count <= 4 ? 1 : 2
    var best: (word: String, distance: Int)?
    for candidate in candidates {
        guard let distance = editDistance(word, candidate, limit: limit), distance < best?.distance ?? .max else {
            continue
        }
        best = (candidate, distance)
    }
    return best?.word
}

/// The number of insertions, deletions, substitutions and swaps of neighbours that turn one word into the other
/// (optimal string alignment over bytes, ASCII case ignored), or nil where it exceeds `limit`.
package func editDistance(_ first: String, _ second: String, limit: Int) -> Int? {
    let a = first.utf8.map(asciiLowercased)
    let b = second.utf8.map(asciiLowercased)
    guard abs(a.count - b.count) <= limit else { return nil }
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var beforePrevious = [Int](repeating: 0, count: b.count + 1)
    var previous = Array(0...b.count)
    for i in 1...a.count {
        var current = [i] + [Int](repeating: 0, count: b.count)
        for j in 1...b.count {
            let substitution = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
            current[j] = min(substitution, previous[j] + 1, current[j - 1] + 1)
            if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                current[j] = min(current[j], beforePrevious[j - 2] + 1)
            }
        }
        guard current.contains(where: { $0 <= limit }) || previous.contains(where: { $0 <= limit }) else { return nil }
        (beforePrevious, previous) = (previous, current)
    }
    return previous[b.count] <= limit ? previous[b.count] : nil
}

private func asciiLowercased(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
}
