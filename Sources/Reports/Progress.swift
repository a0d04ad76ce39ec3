/// How far an audit is, as one line of a terminal: `1.2 of 3.4 GB  35 %  512 MB/s  0:04 left  17 findings`.
package struct Progress: Sendable {
    /// Bytes that were read, of all that there are to read; the latter is nil for a pipe.
    package var bytes: Int
    package var total: Int?
    package var seconds: Double
    package var findings: Int

    package init(bytes: Int, total: Int?, seconds: Double, findings: Int) {
        self.bytes = bytes
        self.total = total
        self.seconds = seconds
        self.findings = findings
    }

    /// What fits into so many cells: first the rate is left out, then the share, the findings and the time.
    package func line(width: Int) -> String {
        var parts = [amount, share, rate, time, findings.of("finding")]
        for next in [2, 1, 4, 3] where cells(parts) > width { parts[next] = "" }
        return String(parts.filter { !$0.isEmpty }.joined(separator: Self.gap).prefix(max(width, 0)))
    }

    private static let gap = "  "

    private func cells(_ parts: [String]) -> Int {
        let shown = parts.filter { !$0.isEmpty }
        return shown.reduce(0) { $0 + $1.utf8.count } + max(shown.count - 1, 0) * Self.gap.utf8.count
    }

    private var amount: String {
        guard let total, total >= bytes else { return ByteUnit.text(bytes) }
        let unit = ByteUnit(for: total)
        return "\(unit.number(bytes)) of \(unit.number(total)) \(unit)"
    }

    private var share: String {
        guard let total, total > 0, total >= bytes else { return "" }
        return "\(Int(100 * Double(bytes) / Double(total))) %"
    }

    /// A rate, and a time that follows from it, are told only when there is something to tell them by.
    private var bytesPerSecond: Double? {
        seconds >= 0.1 && bytes > 0 ? Double(bytes) / seconds : nil
    }

    private var rate: String {
        bytesPerSecond.map { "\(ByteUnit.text(Int($0)))/s" } ?? ""
    }

    private var time: String {
        guard let total, total >= bytes else { return Self.clock(seconds) }
        guard let bytesPerSecond else { return "" }
        return "\(Self.clock((Double(total - bytes) / bytesPerSecond).rounded(.up))) left"
    }

    /// `0:04`, `1:02:03`
    private static func clock(_ seconds: Double) -> String {
        let seconds = Int(min(max(seconds, 0), 1e9))
        let padded = { (number: Int) in "\(number < 10 ? "0" : "")\(number)" }
        let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60)
        return hours == 0
            ? "\(minutes):\(padded(seconds % 60))" : "\(hours):\(padded(minutes)):\(padded(seconds % 60))"
    }
}
