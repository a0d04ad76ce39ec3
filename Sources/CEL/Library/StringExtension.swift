/// More functions on strings. Positions count code points.
enum StringExtension {
    static let functions: [StandardLibrary.Entry] =
        [
            (
                "lowerAscii",
                [Overload(.member) { (text: String) in mapBytes(text) { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 } }]
            ),
            (
                "upperAscii",
                [Overload(.member) { (text: String) in mapBytes(text) { $0 &- 0x61 < 26 ? $0 & 0xDF : $0 } }]
            ),
            ("trim", [Overload(.member) { (text: String) in trimmed(text) }]),
            (
                "reverse",
                [
                    Overload(.member) { (text: String) in
                        String(String.UnicodeScalarView(text.unicodeScalars.reversed()))
                    }
                ]
            ),
            (
                "charAt",
                [
                    Overload(.member) { (text: String, index: Int64) throws(EvaluationError) in
                        let scalars = Array(text.unicodeScalars)
                        guard index != scalars.count else { return "" }
                        return String(scalars[try position(index, in: scalars)])
                    }
                ]
            ),
            (
                "substring",
                [
                    Overload(.member) { (text: String, start: Int64) throws(EvaluationError) in
                        try substring(text, start, Int64(text.unicodeScalars.count))
                    },
                    Overload(.member) { (text: String, start: Int64, end: Int64) throws(EvaluationError) in
                        try substring(text, start, end)
                    },
                ]
            ),
            (
                "join",
                [
                    Overload(.member, [.list(.string)], .string) {
                        (list: [Value], budget: inout Budget) throws(EvaluationError) in
                        try join(list, "", &budget)
                    },
                    Overload(.member, [.list(.string), .string], .string) {
                        (list: [Value], separator: String, budget: inout Budget) throws(EvaluationError) in
                        try join(list, separator, &budget)
                    },
                ]
            ),
        ] + TextSearchExtension.functions

    private static func mapBytes(_ text: String, _ change: (UInt8) -> UInt8) -> String {
        String(decoding: text.utf8.map(change), as: UTF8.self)
    }

    private static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }

    private static func substring(_ text: String, _ start: Int64, _ end: Int64) throws(EvaluationError) -> String {
        let scalars = Array(text.unicodeScalars)
        let first = try position(start, upTo: scalars.count)
        let last = try position(end, upTo: scalars.count)
        guard first <= last else { throw .invalidArgument("invalid range: start \(start), end \(end)") }
        return String(String.UnicodeScalarView(scalars[first..<last]))
    }

    private static func position(_ index: Int64, in scalars: [UnicodeScalar]) throws(EvaluationError) -> Int {
        try position(index, upTo: scalars.count - 1)
    }

    /// An index from 0 to a last one that is allowed.
    static func position(_ index: Int64, upTo last: Int) throws(EvaluationError) -> Int {
        guard index >= 0, index <= last else { throw .indexOutOfRange(index) }
        return Int(index)
    }

    private static func join(
        _ list: [Value], _ separator: String, _ budget: inout Budget
    ) throws(EvaluationError) -> String {
        var result = ""
        for (position, element) in list.enumerated() {
            guard case .string(let text) = element else { throw .noSuchOverload(function: "join") }
            budget.charge(bytes: text.utf8.count + separator.utf8.count)
            if budget.isExhausted { break }
            if position > 0 { result += separator }
            result += text
        }
        return result
    }
}
