/// The layouts of a log's lines, as far as they were learnt.
struct LineLayouts {
    /// A layout that a line has.
    struct Match {
        /// Tells it from all others that were learnt.
        var number: Int
        /// The fields that every such line has, a bit for each.
        var fields: UInt32
    }

    private var templates: [LineTemplate] = []
    private var matches: [Match] = []
    private var count = 0
    /// Lines that may yet be learnt from without a hit.
    private var trials = LineLayouts.mostTrials

    private static let most = 4
    private static let mostTrials = 64

    /// Whether another layout is worth learning: there is room, and those that were learnt are of use.
    var wantsMore: Bool { trials > 0 }

    mutating func add(_ template: LineTemplate?) {
        trials -= 1
        guard let template else { return }
        if templates.count == Self.most {
            templates.removeLast()
            matches.removeLast()
        }
        count += 1
        templates.insert(template, at: 0)
        let fields = template.fields.reduce(0 as UInt32) { $0 | 1 << UInt32($1) }
        matches.insert(Match(number: count, fields: fields), at: 0)
    }

    /// Finds where the values of a line stand in it that has a known layout.
    @inline(__always)
    mutating func match(
        _ bytes: UnsafeRawBufferPointer, _ line: Range<Int>, into ranges: inout [Range<Int>]
    ) -> Match? {
        var ranges = ranges.mutableSpan
        for index in templates.indices where unsafe templates[index].match(bytes, line, into: &ranges) {
            trials = Self.mostTrials
            return matches[index]
        }
        return nil
    }
}
