import Policy
import Readers
import SourceText

/// Runs fixes over texts as the command does.
enum Fixing {
    static func read(_ file: SourceFile) -> FixRun.Reading {
        let reading = Reading(of: file, scope: .sipRegistrations)
        let source = Engine.Source(
            file: file, requests: reading.requests, isSequence: reading.order == .sequence)
        return FixRun.Reading(source: source, problemCount: reading.problems.count)
    }

    static func run(_ file: SourceFile, allowsUnsafe: Bool = true, accounts: Accounts? = nil) -> FixRun {
        let engine = Engine(rules: Builtin.rules.rules, vocabulary: Builtin.vocabulary, accounts: accounts)
        return FixRun(
            [read(file).source], Builtin.catalog, allowsUnsafe: allowsUnsafe, judge: { engine.judge($0) }, read: read)
    }

    /// A text after its fixes.
    static func fixed(_ text: String, as name: String, allowsUnsafe: Bool = true, accounts: Accounts? = nil) -> String {
        let run = run(SourceFile(name: name, text: text), allowsUnsafe: allowsUnsafe, accounts: accounts)
        return String(decoding: run.sources[0].file.bytes, as: UTF8.self)
    }

    /// What stands where two texts begin to differ.
    static func firstDifference(_ first: [UInt8], _ second: [UInt8]) -> String {
        let index = zip(first, second).prefix { $0 == $1 }.map { _ in 1 }.count
        func piece(_ bytes: [UInt8]) -> String {
            String(decoding: bytes[max(0, index - 120)..<min(bytes.count, index + 120)], as: UTF8.self)
        }
        return index == first.count && index == second.count ? "" : "\n<<<\n\(piece(first))\n>>>\n\(piece(second))\n"
    }
}
