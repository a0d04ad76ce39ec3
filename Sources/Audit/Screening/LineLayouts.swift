/// The layouts of a log's lines, as far as they were learnt.
struct LineLayouts {
    private var templates: [LineTemplate] = []
    /// The layout of the line before, whose fields are those that are marked as there.
    private var current: Int?
    /// Lines that may yet be learnt from without a hit.
    private var trials = 64

    private static let most = 4

    /// Whether another layout is worth learning: there is room, and those that were learnt are of use.
    var wantsMore: Bool { trials > 0 }

    mutating func add(_ template: LineTemplate?) {
        trials -= 1
        guard let template else { return }
        if templates.count == Self.most { templates.removeLast() }
        templates.insert(template, at: 0)
        current = nil
    }

    /// The fields that are marked as there are none of a layout's.
    mutating func forget() { current = nil }

    /// Finds the values of a line in a known layout, and marks their fields and no others as there.
    mutating func match(
        _ bytes: UnsafeRawBufferPointer, _ line: Range<Int>, into values: inout [FieldValue]
    ) -> Bool {
        for index in templates.indices {
            let isMatch = unsafe templates[index].match(bytes, line) { field, range in values[field].range = range }
            guard isMatch else { continue }
            if index != current {
                for field in values.indices { values[field].rank = .max }
                for field in templates[index].fields { values[field] = FieldValue(range: values[field].range, rank: 0) }
                current = index
            }
            trials = 64
            return true
        }
        current = nil
        return false
    }
}
