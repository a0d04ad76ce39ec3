internal import Readers
internal import SourceText

/// The fields of one JSON record after the other, found in one pass, and at the places where they were before where the lines
/// of the log are alike.
struct RecordFields {
    private let paths: FieldPaths
    private var memory: JSONProjection.Memory
    private var found: [JSONProjection.Found] = []
    /// What was found in the record. To read one field of it, the compiler copies no more than this.
    private(set) var values = FieldValues()
    /// How early the path is looked at at which each value was found.
    private var ranks: [Int]
    private var layouts = LineLayouts()

    init(_ paths: FieldPaths) {
        self.paths = paths
        memory = JSONProjection.Memory(paths.projection)
        ranks = Array(repeating: .max, count: LogField.names.count)
    }

    /// Finds the fields of the record that stands at a range of a buffer, which are `bytes`. False where it is one of another
    /// kind, or none.
    mutating func find(_ buffer: UnsafeRawBufferPointer, _ range: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
        if unsafe findAlike(buffer, range) { return true }
        guard paths.projection.project(bytes, into: &found, &memory) == .read, choose(bytes) else { return false }
        learn(bytes)
        return true
    }

    /// The same for a record that has a known layout; false for any other.
    mutating func findAlike(_ buffer: UnsafeRawBufferPointer, _ range: Range<Int>) -> Bool {
        let match = unsafe layouts.match(buffer, range, into: &values.ranges)
        values.layout = match?.number
        guard let match else { return false }
        values.present = match.fields
        values.escaped = 0
        return true
    }

    /// Remembers the layout of a record whose fields were chosen.
    private mutating func learn(_ bytes: Span<UInt8>) {
        guard layouts.wantsMore else { return }
        var fields: [(field: Int, range: Range<Int>)] = []
        for field in values.ranges.indices where values.has(field) { fields.append((field, values.range(field))) }
        layouts.add(LineTemplate(bytes, fields: fields))
    }

    /// Chooses the value of each field. False where the record is of another kind.
    private mutating func choose(_ bytes: Span<UInt8>) -> Bool {
        for index in ranks.indices { ranks[index] = .max }
        var present: UInt32 = 0
        var escaped: UInt32 = 0
        for value in found {
            let first = bytes[value.range.lowerBound]
            guard !paths.targets[value.path].isEmpty else { return false }
            for target in paths.targets[value.path]
            where target.rank < ranks[target.field] && paths.admitted.contains(first, target.field) {
                let bit: UInt32 = 1 << UInt32(target.field)
                values.ranges[target.field] = value.range
                ranks[target.field] = target.rank
                present |= bit
                escaped = value.hasEscapes ? escaped | bit : escaped & ~bit
            }
        }
        values.present = present
        values.escaped = escaped
        return true
    }
}
