/// `indexOf`, `lastIndexOf`, `replace` and `split`. Positions count code points.
enum TextSearchExtension {
    static let functions: [StandardLibrary.Entry] = [
        (
            "indexOf",
            [
                search { (text, part) throws(EvaluationError) in index(of: part, in: text, from: 0) },
                searchFrom { (text, part, start) throws(EvaluationError) in
                    index(of: part, in: text, from: try StringExtension.position(start, upTo: text.count))
                },
            ]
        ),
        (
            "lastIndexOf",
            [
                search { (text, part) throws(EvaluationError) in lastIndex(of: part, in: text, from: text.count) },
                searchFrom { (text, part, start) throws(EvaluationError) in
                    lastIndex(of: part, in: text, from: try StringExtension.position(start, upTo: text.count))
                },
            ]
        ),
        (
            "replace",
            [
                Overload(
                    isMember: true, parameters: [.string, .string, .string], result: .string,
                    implementation: .many { arguments, budget in replace(arguments, &budget) }),
                Overload(
                    isMember: true, parameters: [.string, .string, .string, .int], result: .string,
                    implementation: .many { arguments, budget in replace(arguments, &budget) }),
            ]
        ),
        (
            "split",
            [
                Overload(.member, [.string, .string], .list(.string)) {
                    (text: String, separator: String, budget: inout Budget) in
                    split(text, separator, limit: -1, &budget)
                },
                Overload(
                    isMember: true, parameters: [.string, .string, .int], result: .list(.string),
                    implementation: .many { arguments, budget in
                        guard arguments.count == 3, let text = String(arguments[0]),
                            let separator = String(arguments[1]),
                            let limit = Int64(arguments[2])
                        else { return nil }
                        return .list(split(text, separator, limit: limit, &budget))
                    }),
            ]
        ),
    ]

    // MARK: Positions

    private typealias Scalars = [UnicodeScalar]

    private static func search(
        _ body: @escaping @Sendable (Scalars, Scalars) throws(EvaluationError) -> Int64
    ) -> Overload {
        Overload(.member, [.string, .string], .int) {
            (text: String, part: String, budget: inout Budget) throws(EvaluationError) -> Int64 in
            budget.charge(text.weight * part.weight)
            guard !budget.isExhausted else { return -1 }
            return try body(Array(text.unicodeScalars), Array(part.unicodeScalars))
        }
    }

    private static func searchFrom(
        _ body: @escaping @Sendable (Scalars, Scalars, Int64) throws(EvaluationError) -> Int64
    ) -> Overload {
        Overload(
            isMember: true, parameters: [.string, .string, .int], result: .int,
            implementation: .many { arguments, budget in
                guard arguments.count == 3, let text = String(arguments[0]), let part = String(arguments[1]),
                    let start = Int64(arguments[2])
                else { return nil }
                budget.charge(text.weight * (1 + part.weight))
                guard !budget.isExhausted else { return .null }
                do throws(EvaluationError) {
                    return .int(try body(Array(text.unicodeScalars), Array(part.unicodeScalars), start))
                } catch {
                    return .error(error)
                }
            })
    }

    private static func index(of part: Scalars, in text: Scalars, from start: Int) -> Int64 {
        guard part.count <= text.count, start <= text.count - part.count else { return -1 }
        for position in start...(text.count - part.count) where text[position...].starts(with: part) {
            return Int64(position)
        }
        return -1
    }

    private static func lastIndex(of part: Scalars, in text: Scalars, from start: Int) -> Int64 {
        guard part.count <= text.count else { return -1 }
        let first = min(start, text.count - part.count)
        for position in stride(from: first, through: 0, by: -1) where text[position...].starts(with: part) {
            return Int64(position)
        }
        return -1
    }

    // MARK: Pieces

    /// `text.replace(old, new)` and `text.replace(old, new, limit)`; nil for arguments of other types.
    private static func replace(_ arguments: [Value], _ budget: inout Budget) -> Value? {
        guard arguments.count == 3 || arguments.count == 4, let text = String(arguments[0]),
            let old = String(arguments[1]), let new = String(arguments[2])
        else { return nil }
        var limit = Int64(-1)
        if arguments.count == 4 {
            guard let given = Int64(arguments[3]) else { return nil }
            limit = given
        }
        let pieces = old.isEmpty ? characters(of: text, limit, &budget) : pieces(of: text, old, limit, &budget)
        budget.charge(bytes: text.utf8.count + new.utf8.count * (pieces.count - 1))
        return .string(budget.isExhausted ? "" : pieces.joined(separator: new))
    }

    /// `limit` pieces at most, all of them where it is negative.
    private static func split(
        _ text: String, _ separator: String, limit: Int64, _ budget: inout Budget
    ) -> [Value] {
        budget.charge(bytes: text.utf8.count)
        guard limit != 0 else { return [] }
        let pieces: [String]
        if separator.isEmpty {
            pieces = Array(characters(of: text, limit < 0 ? -1 : limit, &budget).dropFirst().filter { !$0.isEmpty })
        } else {
            pieces = self.pieces(of: text, separator, limit < 0 ? -1 : limit - 1, &budget)
        }
        budget.charge(pieces.count)
        return pieces.map { .string($0) }
    }

    /// What stands between the first `count` separators (all of them where it is negative), and the rest.
    private static func pieces(
        of text: String, _ separator: String, _ count: Int64, _ budget: inout Budget
    ) -> [String] {
        budget.charge(text.weight * separator.weight)
        guard !budget.isExhausted else { return [] }
        let bytes = text.utf8
        var pieces: [String] = []
        var start = bytes.startIndex
        while count < 0 || pieces.count < count,
            let found = ByteSearch.first(separator.utf8, in: bytes, from: start)
        {
            pieces.append(String(text[start..<found]))
            start = bytes.index(found, offsetBy: separator.utf8.count)
        }
        return pieces + [String(text[start...])]
    }

    /// An empty piece, then each code point, then an empty piece, so that something new can go between any two; with
    /// a limit, the rest is one piece.
    private static func characters(of text: String, _ count: Int64, _ budget: inout Budget) -> [String] {
        budget.charge(text.utf8.count)
        guard count != 0, !budget.isExhausted else { return [text] }
        var pieces = [""]
        var rest = text.unicodeScalars[...]
        while let scalar = rest.first, count < 0 || pieces.count < count {
            pieces.append(String(scalar))
            rest.removeFirst()
        }
        return pieces + [String(rest)]
    }
}
