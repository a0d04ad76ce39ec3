internal import Calendar

/// Durations as text.
enum DurationText {
    /// Numbers with units, as in `1h30m`, `-1.5s`, `250ms`; units are h, m, s, ms, us, µs and ns. Nil for anything else,
    /// and past 292 years.
    static func parse(_ text: String) -> Duration? {
        var reader = DigitReader(text)
        let isNegative = reader.accept("-")
        if !isNegative { _ = reader.accept("+") }
        if reader.accept("0"), reader.isAtEnd { return .zero }
        reader = DigitReader(text)
        if !reader.accept("-") { _ = reader.accept("+") }
        var total = Int128(0)
        repeat {
            guard let part = part(&reader) else { return nil }
            total += part
        } while !reader.isAtEnd
        return Int64(exactly: isNegative ? -total : total).map { .nanoseconds($0) }
    }

    /// Nanoseconds of one number with its unit.
    private static func part(_ reader: inout DigitReader) -> Int128? {
        let whole = reader.number()
        let fraction = reader.accept(".") ? reader.fraction(places: 9) : nil
        guard whole != nil || fraction != nil, let unit = unit(&reader) else { return nil }
        let nanoseconds = Int128(whole ?? 0) * unit + Int128(fraction ?? 0) * unit / 1_000_000_000
        return nanoseconds <= Int128(Int64.max) + 1 ? nanoseconds : nil
    }

    private static func unit(_ reader: inout DigitReader) -> Int128? {
        if reader.accept(word: "ns") { return 1 }
        if reader.accept(word: "us") || reader.accept(word: "µs") || reader.accept(word: "μs") { return 1_000 }
        if reader.accept(word: "ms") { return 1_000_000 }
        if reader.accept("s") { return 1_000_000_000 }
        if reader.accept("m") { return 60_000_000_000 }
        if reader.accept("h") { return 3_600_000_000_000 }
        return nil
    }

    /// Seconds with as many digits of the fraction as they need, as in `5400s` and `-0.25s`.
    static func format(_ duration: Duration) -> String {
        let nanoseconds = duration.nanoseconds
        let magnitude = nanoseconds.magnitude
        let fraction = DigitReader.fractionText(nanoseconds: Int(magnitude % 1_000_000_000))
        return "\(nanoseconds < 0 ? "-" : "")\(magnitude / 1_000_000_000)\(fraction)s"
    }
}
