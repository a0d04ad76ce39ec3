internal import Readers
internal import SourceText

/// The fields of one JSON record after the other, found in one pass, and at the places where they were before where the lines
/// of the log are alike.
struct RecordFields {
    /// A field to which a path leads, and how early it is looked at.
    private struct Target {
        var field: Int
        var rank: Int
    }

    private let projection: JSONProjection
    private var memory: JSONProjection.Memory
    /// The targets of each path; none for one whose mere presence makes the record one of another kind.
    private let targets: [[Target]]
    private var found: [JSONProjection.Found] = []
    /// The value of each field.
    private var values: [FieldValue]
    private let admitted = AdmittedValues()
    private var layouts = LineLayouts()

    init(_ fields: LogFields) {
        var paths: [[String]] = []
        var targets: [[Target]] = []
        for field in LogField.allCases {
            for (rank, path) in fields.paths(of: field).enumerated() {
                let target = Target(field: field.rawValue, rank: rank)
                if let index = paths.firstIndex(of: path) {
                    targets[index].append(target)
                } else {
                    paths.append(path)
                    targets.append([target])
                }
            }
        }
        for path in RecordFields.telling where !paths.contains(path) {
            paths.append(path)
            targets.append([])
        }
        projection = JSONProjection(paths: paths)
        memory = JSONProjection.Memory(projection)
        self.targets = targets
        values = Array(repeating: FieldValue(), count: LogField.names.count)
    }

    /// Members that make a record one of another kind: canonical, the vendor's, an envelope.
    private static let telling = [
        ["operation"], ["cmd"], ["http", "url"], ["origin"], ["cmd_name"], ["_raw"], ["result", "_raw"],
    ]

    /// Finds the fields of the record that stands at a range of a buffer, which are `bytes`. False where it is one of another
    /// kind, or none.
    mutating func find(_ buffer: UnsafeRawBufferPointer, _ range: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
        if unsafe layouts.match(buffer, range, into: &values) { return true }
        guard projection.project(bytes, into: &found, &memory) == .read, choose(bytes) else { return false }
        learn(bytes)
        return true
    }

    func has(_ field: LogField) -> Bool { values[field.rawValue].rank != .max }

    func range(_ field: LogField) -> Range<Int> { values[field.rawValue].range }

    /// The inside of a field's string, where it is one without escapes that says something.
    func string(_ field: LogField, _ bytes: Span<UInt8>) -> Range<Int>? {
        let range = range(field)
        guard bytes[range.lowerBound] == UInt8(ascii: "\""), range.count > 2, !values[field.rawValue].hasEscapes else {
            return nil
        }
        let inside = range.lowerBound + 1..<range.upperBound - 1
        guard inside.count > 1 || bytes[inside.lowerBound] != UInt8(ascii: "-") else { return nil }
        return inside
    }

    /// Remembers the layout of a record whose fields were chosen.
    private mutating func learn(_ bytes: Span<UInt8>) {
        guard layouts.wantsMore else { return }
        let fields = values.indices.filter { values[$0].rank != .max }.map { ($0, values[$0].range) }
        layouts.add(LineTemplate(bytes, fields: fields))
    }

    /// The fields that the record has.
    var present: LogFieldSet {
        var present: UInt32 = 0
        for index in values.indices where values[index].rank != .max { present |= 1 << UInt32(index) }
        return LogFieldSet(rawValue: present)
    }

    /// Chooses the value of each field. False where the record is of another kind.
    private mutating func choose(_ bytes: Span<UInt8>) -> Bool {
        layouts.forget()
        for index in values.indices { values[index].rank = .max }
        for value in found {
            let first = bytes[value.range.lowerBound]
            guard !targets[value.path].isEmpty else { return false }
            for target in targets[value.path]
            where target.rank < values[target.field].rank && admitted.contains(first, target.field) {
                values[target.field] = FieldValue(range: value.range, rank: target.rank, hasEscapes: value.hasEscapes)
            }
        }
        return true
    }
}

/// The value of a field, as written.
struct FieldValue {
    var range = 0..<0
    /// How early the path is looked at at which it was found; beyond all for none.
    var rank = Int.max
    var hasEscapes = false
}

/// Which values of JSON a field can have, by their first byte.
private struct AdmittedValues {
    private let bits: [UInt32]

    init() {
        bits = (0...UInt8.max).map { byte in
            LogField.allCases.reduce(0) { bits, field in
                bits | (field.admits(valueBeginningWith: byte) ? 1 << UInt32(field.rawValue) : 0)
            }
        }
    }

    func contains(_ byte: UInt8, _ field: Int) -> Bool { bits[Int(byte)] >> UInt32(field) & 1 == 1 }
}
