internal import Requests
internal import SourceText

/// Finds the fields of one JSON record without building its tree.
struct JSONRecordReader: Sendable {
    /// Members beside the fields that tell what kind of record it is.
    enum Member: Int, CaseIterable {
        case operation, cmd, params, http, origin, commandName, commandArguments, commandResult, requested, accountID
        case address, subuserID, subuserName, raw, resultRaw, message, log

        var path: [String] {
            switch self {
            case .operation: ["operation"]
            case .cmd: ["cmd"]
            case .params: ["params"]
            case .http: ["http", "url"]
            case .origin: ["origin"]
            case .commandName: ["cmd_name"]
            case .commandArguments: ["cmd_args"]
            case .commandResult: ["cmd_result"]
            case .requested: ["requested"]
            case .accountID: ["account_id"]
            case .address: ["ip"]
            case .subuserID: ["subuser_id"]
            case .subuserName: ["subuser_name"]
            case .raw: ["_raw"]
            case .resultRaw: ["result", "_raw"]
            case .message: ["message"]
            case .log: ["log"]
            }
        }
    }

    private let projection: JSONProjection
    /// For each field the places of its paths among the projected ones, in their order of priority.
    private let fieldPaths: [[Int]]
    private let memberPaths: [Int]
    /// The projected paths that are routes of a gateway, not paths that were called.
    private let routes: [Bool]

    init(_ fields: LogFields) {
        var paths: [[String]] = []
        func place(_ path: [String]) -> Int {
            if let index = paths.firstIndex(of: path) { return index }
            paths.append(path)
            return paths.count - 1
        }
        fieldPaths = LogField.allCases.map { fields.paths(of: $0).map(place) }
        memberPaths = Member.allCases.map { place($0.path) }
        routes = paths.map { $0.last == "resourcePath" }
        projection = JSONProjection(paths: paths)
    }

    /// The values of one record.
    struct Values {
        let record: Text
        fileprivate let ranges: [Range<Int>?]
        fileprivate let memberPaths: [Int]

        subscript(member: Member) -> LoggedValue? {
            ranges[memberPaths[member.rawValue]].map { LoggedValue(json: piece($0)) }
        }

        fileprivate func piece(_ range: Range<Int>) -> Text {
            record[record.startIndex + range.lowerBound..<record.startIndex + range.upperBound]
        }
    }

    /// Nil where the record is no JSON object.
    func values(of record: Text) -> Values? {
        var found: [JSONProjection.Found] = []
        guard projection.project(record.bytes.span, into: &found) != .malformed else { return nil }
        var ranges: [Range<Int>?] = Array(repeating: nil, count: routes.count)
        for value in found { ranges[value.path] = value.range }
        return Values(record: record, ranges: ranges, memberPaths: memberPaths)
    }

    /// The record's fields: of each the value at the first of its paths that has a value of the field's kind.
    func call(_ values: Values) -> LoggedCall {
        var call = LoggedCall(span: values.record.span)
        for field in LogField.allCases {
            for path in fieldPaths[field.rawValue] {
                guard let range = values.ranges[path] else { continue }
                let piece = values.piece(range)
                guard let first = piece.bytes.first, field.admits(valueBeginningWith: first) else { continue }
                call[field] = LoggedValue(json: piece)
                if field == .path { call.pathIsRoute = routes[path] }
                break
            }
        }
        return call
    }
}

extension JSONRecordReader.Values {
    /// Whether the record is one of the shapes that request files have, and no record of a server: a canonical record, or an
    /// object that names an operation with its parameters.
    func isDocument(beside call: LoggedCall) -> Bool {
        let hasParams = self[.params]?.kind == .json
        if hasParams, self[.origin]?.kind == .json { return true }
        guard let name = (self[.operation] ?? self[.cmd])?.words else { return false }
        return hasParams || (!call.hasTarget && Request.Method(name).meaning != .other)
    }

    /// The record that stands as a text in this one, as collectors of logs send it on.
    var envelope: Text? {
        for member in [JSONRecordReader.Member.raw, .resultRaw, .message, .log] {
            if let text = self[member]?.words, ContentScreen.mayHoldRequests(text.bytes) { return text }
        }
        return nil
    }
}

extension Node {
    /// An object that names its parameters beside its operation, without the members that a log adds to a request.
    var withoutLogMembers: Node {
        guard let members, self["params"] == nil, self["http"] == nil else { return self }
        return Node(.object(members.filter { !Node.logMembers.contains($0.key.string) }), span: span)
    }

    /// Names of members that logs add; a parameter of the API and what `DocumentReader` reads are none.
    private static let logMembers: Set<String> = {
        let fields = LogFields()
        let names = LogField.allCases.flatMap { fields.paths(of: $0) }.filter { $0.count == 1 }.map { $0[0] }
        return Set(names + ["origin", "action", "credential", "level", "msg", "message", "logger", "request_id"])
            .subtracting(["time", "status_code", "account_id"])
    }()
}
