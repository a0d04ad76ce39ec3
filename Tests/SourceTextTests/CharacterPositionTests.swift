import Testing

@testable import SourceText

struct CharacterPositionTests {
    /// Line and column by reading the file from its beginning.
    private func slowPosition(of offset: Int, in bytes: [UInt8]) -> SourceFile.Position {
        var position = SourceFile.Position(line: 1, column: 1)
        var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while index < offset {
            let count = DecodedScalar(in: bytes, at: index, before: bytes.count).count
            if index + count > offset { break }
            let endsLine = bytes[index] == 0x0A || bytes[index] == 0x0D && bytes.dropFirst(index + 1).first != 0x0A
            position = SourceFile.Position(
                line: position.line + (endsLine ? 1 : 0), column: endsLine ? 1 : position.column + 1)
            index += count
        }
        return position
    }

    @Test(arguments: 1...20) func `a place is found as by counting from the beginning`(seed: UInt64) {
        var random = SplitMix(state: seed)
        let alphabet: [[UInt8]] = [
            [0x61], [0xC3, 0xA9], [0xE6, 0x97, 0xA5], [0xF0, 0x9F, 0x9A, 0x80], [0x80], [0xE6], [0xFF],
        ]
        let ends: [[UInt8]] = [[0x0A], [0x0D, 0x0A], [0x0D]]
        var bytes: [UInt8] = seed % 2 == 0 ? [0xEF, 0xBB, 0xBF] : []
        // Few lines, so that most of them are longer than a block.
        for _ in 0..<6000 {
            bytes +=
                Int.random(in: 0..<1500, using: &random) == 0
                ? ends[Int.random(in: 0..<3, using: &random)]
                : alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
        }
        let file = SourceFile(name: "f", bytes: bytes)
        for _ in 0..<60 {
            let offset = Int.random(in: 0...bytes.count, using: &random)
            let message: Testing.Comment = "offset \(offset)"
            #expect(file.position(of: offset) == slowPosition(of: offset, in: bytes), message)
        }
        #expect(file.position(of: bytes.count + 9) == slowPosition(of: bytes.count, in: bytes))
        #expect(file.position(of: 0) == SourceFile.Position(line: 1, column: 1))
    }

    @Test(arguments: 1...200) func `reading backwards finds the characters of reading forwards`(seed: UInt64) {
        var random = SplitMix(state: seed)
        let units: [UInt8] = [0x61, 0x80, 0xBF, 0xC3, 0xE2, 0x82, 0xAC, 0xED, 0xA0, 0xF0, 0x9F, 0xF4, 0xFF]
        let bytes = (0..<24).map { _ in units[Int.random(in: 0..<units.count, using: &random)] }
        var forwards: [Int] = []
        var index = 0
        while index < bytes.count {
            forwards.append(index)
            index += DecodedScalar(in: bytes, at: index, before: bytes.count).count
        }
        var backwards: [Int] = []
        index = bytes.count
        while index > 0 {
            index -= DecodedScalar(in: bytes, endingAt: index, from: 0).count
            backwards.append(index)
        }
        #expect(backwards.reversed() == forwards)
    }
}
