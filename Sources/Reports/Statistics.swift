/// What an audit took, for `--statistics`.
package struct Statistics: Sendable {
    /// Bytes of the logs after inflating.
    package var bytes = 0
    package var records = 0
    /// Records that were read again to be judged in full.
    package var explained = 0
    /// Different shapes of requests that were met.
    package var shapes = 0
    package var threads = 1
    package var seconds = 0.0
    /// Bytes of memory at the most, as the system counts them; nil where it does not.
    package var peakMemory: Int?

    package init() {}

    /// A line for each, with its line end.
    package var text: String {
        var rows = [
            ("bytes", "\(bytes.grouped)\(rate(Double(bytes)) { ", \(ByteUnit.text($0)) a second" })"),
            ("records", "\(records.grouped)\(rate(Double(records)) { ", \($0.grouped) a second" })"),
            ("explained", "\(explained.grouped)\(share)"), ("shapes", shapes.grouped), ("threads", threads.grouped),
            ("seconds", hundredths),
        ]
        if let peakMemory { rows.append(("peak memory", ByteUnit.text(peakMemory))) }
        return rows.map { name, value in
            "\(name)\(String(repeating: " ", count: 13 - name.utf8.count))\(value)\n"
        }.joined()
    }

    /// Says nothing of a run that was too short to tell.
    private func rate(_ count: Double, _ words: (Int) -> String) -> String {
        seconds < 0.001 ? "" : words(Int((count / seconds).rounded()))
    }

    private var share: String {
        records == 0 ? "" : " of \(records.of("record")), \((100 * Double(explained) / Double(records)).rounded) %"
    }

    private var hundredths: String {
        let count = Int((seconds * 100).rounded())
        return "\(count / 100).\(count % 100 < 10 ? "0" : "")\(count % 100)"
    }
}
