internal import Readers
internal import SourceText

/// Where records of JSON have their fields, as all threads look for them.
final class FieldPaths: Sendable {
    /// A field to which a path leads, and how early it is looked at.
    struct Target {
        var field: Int
        var rank: Int
    }

    let projection: JSONProjection
    /// The targets of each path; none for one whose mere presence makes the record one of another kind.
    let targets: [[Target]]
    let admitted = AdmittedValues()

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
        for path in FieldPaths.telling where !paths.contains(path) {
            paths.append(path)
            targets.append([])
        }
        projection = JSONProjection(paths: paths)
        self.targets = targets
    }

    /// Members that make a record one of another kind: canonical, the vendor's, an envelope.
    private static let telling = [
        ["operation"], ["cmd"], ["http", "url"], ["origin"], ["cmd_name"], ["_raw"], ["result", "_raw"],
    ]
}

/// Which values of JSON a field can have, by their first byte.
struct AdmittedValues {
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
