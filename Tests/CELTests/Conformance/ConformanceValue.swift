import CEL
import Foundation
import Testing

/// A value as the conformance tests write it: `{"t":"int","v":"1"}`.
struct ConformanceValue: Decodable {
    let value: Value

    private enum Key: String, CodingKey { case t, v, s, n }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        func text() throws -> String { try container.decode(String.self, forKey: .v) }
        switch try container.decode(String.self, forKey: .t) {
        case "null": value = .null
        case "bool": value = .bool(try container.decode(Bool.self, forKey: .v))
        case "int": value = .int(try #require(Int64(try text())))
        case "uint": value = .uint(try #require(UInt64(try text())))
        case "double": value = .double(try #require(Double(try text())))
        case "string": value = .string(try text())
        case "bytes": value = .bytes(Array(try #require(Data(base64Encoded: try text()))))
        case "type": value = .type(try text())
        case "list": value = .list(try container.decode([ConformanceValue].self, forKey: .v).map(\.value))
        case "map":
            var map = MapValue()
            for entry in try container.decode([[ConformanceValue]].self, forKey: .v) {
                _ = map.insert(entry[1].value, for: try #require(MapKey(entry[0].value)))
            }
            value = .map(map)
        case "duration":
            value = .duration(
                .seconds(try seconds(container)) + .nanoseconds(try container.decode(Int.self, forKey: .n)))
        case "timestamp":
            let nanoseconds = try container.decode(Int32.self, forKey: .n)
            value = .timestamp(try #require(Timestamp(seconds: try seconds(container), nanoseconds: nanoseconds)))
        case let kind:
            throw DecodingError.dataCorruptedError(forKey: .t, in: container, debugDescription: "no value is a \(kind)")
        }

        func seconds(_ container: KeyedDecodingContainer<Key>) throws -> Int64 {
            try #require(Int64(try container.decode(String.self, forKey: .s)))
        }
    }
}
