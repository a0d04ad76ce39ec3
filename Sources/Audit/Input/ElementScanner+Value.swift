extension ElementScanner {
    /// Looks at a list or an object. True where it ends, is broken, or turns out to hold a list of records.
    mutating func scanValue(_ bytes: Span<UInt8>, _ records: inout [Range<Int>]) -> Bool {
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            case 0x22:
                stringStart = position
                state = .string
                position += 1
                if scanString(bytes, &records) { return true }
                guard state == .value else { return false }
            case 0x7B, 0x5B:
                guard mayOpen else {
                    breakOff(bytes, at: position, &records)
                    return true
                }
                if opensRecords(byte) { return true }
                last = byte
                position += 1
            case 0x7D, 0x5D:
                if close(byte, bytes, &records) { return true }
            default:
                last = byte
                position += 1
            }
        }
        return false
    }

    /// Looks at a string behind its quote. True where it is a record or breaks one off.
    mutating func scanString(_ bytes: Span<UInt8>, _ records: inout [Range<Int>]) -> Bool {
        while true {
            if isEscaped {
                guard position < bytes.count else { return false }
                isEscaped = false
                if bytes[position] != 0x0A { position += 1 }
            }
            position = bytes.firstIndex(of: 0x22, or: 0x5C, or: 0x0A, from: position)
            guard position < bytes.count else { return false }
            switch bytes[position] {
            case 0x5C:
                isEscaped = true
                position += 1
            case 0x0A:
                breakOff(bytes, at: position, &records)
                return true
            default:
                position += 1
                return endString(bytes, &records)
            }
        }
    }

    private mutating func endString(_ bytes: Span<UInt8>, _ records: inout [Range<Int>]) -> Bool {
        guard nesting.depth > outerDepth else {
            records.append(start..<position)
            endRecord()
            return true
        }
        if outerDepth == 0, nesting.depth <= 2, last == 0x7B || last == 0x2C {
            key = stringStart < 0 ? nil : Key(bytes.extracting(stringStart..<position))
        }
        last = 0x22
        state = .value
        return false
    }

    /// Whether a bracket may open behind the last byte.
    private var mayOpen: Bool {
        switch last {
        case 0x3A, 0x5B: true
        case 0x2C: nesting.isInObject != true
        default: false
        }
    }

    /// Opens a bracket. True where it is that of a list of records.
    private mutating func opensRecords(_ bracket: UInt8) -> Bool {
        let isMember = outerDepth == 0 && last == 0x3A
        let isRecords =
            switch nesting.depth {
            case 1: isMember && key == .result
            case 2: isMember && key == .entries && isInLog
            default: false
            }
        if isMember, nesting.depth == 1 { isInLog = bracket == 0x7B && key == .log }
        nesting.open(bracket)
        guard isRecords, bracket == 0x5B else { return false }
        isEnvelope = true
        enterList()
        return true
    }

    /// Closes a bracket. True where a record or an object around records ends with it, or is broken by it.
    private mutating func close(_ bracket: UInt8, _ bytes: Span<UInt8>, _ records: inout [Range<Int>]) -> Bool {
        if nesting.isMismatch(bracket) {
            guard bracket == 0x5D, outerDepth > 0 else {
                breakOff(bytes, at: position, &records)
                return true
            }
            // An element that lacks brackets ends with the list around it.
            records.append(trimmed(bytes, upTo: position))
            nesting.close(downTo: outerDepth)
            endRecord()
            return true
        }
        nesting.close()
        last = bracket
        position += 1
        guard nesting.depth == outerDepth else { return false }
        if !isEnvelope || outerDepth > 0 { records.append(start..<position) }
        endRecord()
        return true
    }
}

extension ElementScanner.Key {
    /// The key by its bytes with their quotes.
    fileprivate init?(_ bytes: Span<UInt8>) {
        switch bytes.count {
        case 8 where Self.matches(bytes, "result"): self = .result
        case 5 where Self.matches(bytes, "log"): self = .log
        case 9 where Self.matches(bytes, "entries"): self = .entries
        default: return nil
        }
    }

    private static func matches(_ bytes: Span<UInt8>, _ name: StaticString) -> Bool {
        name.withUTF8Buffer { letters in
            letters.indices.allSatisfy { unsafe letters[$0] == bytes[$0 + 1] }
        }
    }
}
