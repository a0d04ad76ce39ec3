internal import Requests
internal import SourceText

/// Findings that wait, with the piece of the log that they point into, by the numbers of their records.
///
/// They are packed: a log of years has thousands, each of which would take some 1,700 bytes in a dozen pieces of memory.
struct HeldResults: Sendable {
    private var packed: [Int: [UInt8]] = [:]
    /// Those that are not made of what is packed.
    private var whole: [Int: Results] = [:]
    /// Texts that many findings have, and their numbers.
    private var words: [String] = []
    private var numbers: [String: Int] = [:]

    var count: Int { packed.count + whole.count }

    /// The numbers of their records, in ascending order.
    var records: [Int] { (Array(packed.keys) + Array(whole.keys)).sorted() }

    subscript(record: Int) -> Results? {
        get { whole[record] ?? packed[record].map(unpack) }
        set {
            packed[record] = nil
            whole[record] = nil
            guard let newValue else { return }
            if HeldResults.isPackable(newValue) { packed[record] = pack(newValue) } else { whole[record] = newValue }
        }
    }

    /// Forgets the findings of all other records.
    mutating func keep(_ records: Set<Int>) {
        packed = packed.filter { records.contains($0.key) }
        whole = whole.filter { records.contains($0.key) }
    }

    /// Whether it is what the judgement of a log's record leaves to wait, and nothing more.
    private static func isPackable(_ results: Results) -> Bool {
        results.secrets.isEmpty && results.undecided.isEmpty && results.problems.isEmpty
            && results.findings.allSatisfy { finding in
                guard case .untilEnd = finding.deferral else { return false }
                return finding.fixes.isEmpty && finding.kind == nil && finding.request == nil
            }
    }

    // MARK: Packing

    private mutating func pack(_ results: Results) -> [UInt8] {
        var bytes = PackedBytes()
        bytes.add(results.files.count)
        for file in results.files {
            bytes.add(number(of: file.name))
            bytes.add(file.start.line)
            bytes.add(file.start.offset)
            bytes.add(file.bytes)
        }
        bytes.add(results.findings.count)
        for finding in results.findings { pack(finding, &bytes) }
        // Without the room that growing left behind it.
        var packed: [UInt8] = []
        packed.reserveCapacity(bytes.packed.count)
        packed += bytes.packed
        return packed
    }

    private mutating func pack(_ finding: Finding, _ bytes: inout PackedBytes) {
        bytes.add(number(of: finding.rule))
        bytes.add(Severity.allCases.firstIndex(of: finding.severity) ?? 0)
        bytes.add(Basis.allCases.firstIndex(of: finding.basis) ?? 0)
        bytes.add(finding.source.map { number(of: $0) })
        bytes.add(Array(finding.message.utf8))
        bytes.add(finding.hint.map { Array($0.utf8) })
        bytes.add(finding.place)
        bytes.add(number(of: finding.operation))
        bytes.add(finding.related.count)
        for related in finding.related {
            bytes.add(related.place)
            bytes.add(Array(related.message.utf8))
        }
        bytes.add(Array(finding.fingerprint.utf8))
        bytes.add(finding.isAllowed ? 1 : 0)
        bytes.add(finding.record == nil ? 0 : 1)
        guard let record = finding.record else { return }
        bytes.add(record.time.map { Int($0.seconds) })
        bytes.add(record.time.map { Int($0.nanoseconds) })
        bytes.add(record.account)
        bytes.add(record.caller.map { Array($0.utf8) })
    }

    private mutating func number(of word: String) -> Int {
        if let number = numbers[word] { return number }
        numbers[word] = words.count
        words.append(word)
        return words.count - 1
    }

    // MARK: Unpacking

    private func unpack(_ packed: [UInt8]) -> Results {
        var bytes = PackedBytes(packed)
        var results = Results()
        for _ in 0..<bytes.int() {
            let name = words[bytes.int()]
            let start = SourceFile.Start(line: bytes.int(), offset: bytes.int())
            results.files.append(SourceFile(name: name, bytes: bytes.bytes(), start: start))
        }
        for _ in 0..<bytes.int() { results.findings.append(unpackFinding(&bytes)) }
        return results
    }

    private func unpackFinding(_ bytes: inout PackedBytes) -> Finding {
        var finding = Finding(
            rule: words[bytes.int()], severity: Severity.allCases[bytes.int()], basis: Basis.allCases[bytes.int()],
            source: bytes.optionalInt().map { words[$0] }, message: bytes.text(), hint: bytes.optionalText(),
            place: bytes.place(), operation: words[bytes.int()], related: [], fixes: [], fingerprint: "",
            deferral: .untilEnd)
        for _ in 0..<bytes.int() {
            finding.related.append(Finding.Related(place: bytes.place(), message: bytes.text()))
        }
        finding.fingerprint = bytes.text()
        finding.isAllowed = bytes.int() == 1
        guard bytes.int() == 1 else { return finding }
        let seconds = bytes.optionalInt()
        let nanoseconds = bytes.optionalInt() ?? 0
        finding.record = Finding.Record(
            time: seconds.map { Timestamp(seconds: Int64($0), nanoseconds: Int32(nanoseconds)) },
            account: bytes.optionalInt(), caller: bytes.optionalText())
        return finding
    }
}
