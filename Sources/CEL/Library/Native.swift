/// A Swift type whose values are values of the language, so that functions can be written over plain Swift types and
/// their signatures follow from them.
protocol Native: Sendable {
    static var type: CELType { get }
    /// Nil for a value of another type.
    init?(_ value: Value)
    var value: Value { get }
    /// Steps that reading or making it costs.
    var weight: Int { get }
}

extension Native {
    var weight: Int { 0 }
}

extension Bool: Native {
    static var type: CELType { .bool }
    var value: Value { .bool(self) }
    init?(_ value: Value) {
        guard case .bool(let flag) = value else { return nil }
        self = flag
    }
}

extension Int64: Native {
    static var type: CELType { .int }
    var value: Value { .int(self) }
    init?(_ value: Value) {
        guard case .int(let number) = value else { return nil }
        self = number
    }
}

extension UInt64: Native {
    static var type: CELType { .uint }
    var value: Value { .uint(self) }
    init?(_ value: Value) {
        guard case .uint(let number) = value else { return nil }
        self = number
    }
}

extension Double: Native {
    static var type: CELType { .double }
    var value: Value { .double(self) }
    init?(_ value: Value) {
        guard case .double(let number) = value else { return nil }
        self = number
    }
}

extension String: Native {
    static var type: CELType { .string }
    var value: Value { .string(self) }
    var weight: Int { utf8.count / 10 }
    init?(_ value: Value) {
        guard case .string(let text) = value else { return nil }
        self = text
    }
}

extension Timestamp: Native {
    static var type: CELType { .timestamp }
    var value: Value { .timestamp(self) }
    init?(_ value: Value) {
        guard case .timestamp(let time) = value else { return nil }
        self = time
    }
}

extension Duration: Native {
    static var type: CELType { .duration }
    var value: Value { .duration(self) }
    init?(_ value: Value) {
        guard case .duration(let length) = value else { return nil }
        self = length
    }
}

extension IPAddress: Native {
    static var type: CELType { .address }
    var value: Value { .address(self) }
    init?(_ value: Value) {
        guard case .address(let address) = value else { return nil }
        self = address
    }
}

extension IPNetwork: Native {
    static var type: CELType { .network }
    var value: Value { .network(self) }
    init?(_ value: Value) {
        guard case .network(let network) = value else { return nil }
        self = network
    }
}

extension MapValue: Native {
    static var type: CELType { .map(.dyn, .dyn) }
    var value: Value { .map(self) }
    var weight: Int { count }
    init?(_ value: Value) {
        guard case .map(let map) = value else { return nil }
        self = map
    }
}

/// Any value, of a type that is known only when it is there.
extension Value: Native {
    static var type: CELType { .dyn }
    var value: Value { self }
    init?(_ value: Value) { self = value }
}

extension Array: Native where Element: NativeElement {
    static var type: CELType { Element.arrayType }
    var value: Value { Element.value(of: self) }
    var weight: Int { Element.weight(of: self) }
    init?(_ value: Value) {
        guard let array = Element.array(from: value) else { return nil }
        self = array
    }
}

/// What an array may hold to be a value: bytes, or values.
protocol NativeElement: Sendable {
    static var arrayType: CELType { get }
    static func array(from value: Value) -> [Self]?
    static func value(of array: [Self]) -> Value
    static func weight(of array: [Self]) -> Int
}

extension UInt8: NativeElement {
    static var arrayType: CELType { .bytes }
    static func array(from value: Value) -> [UInt8]? {
        guard case .bytes(let bytes) = value else { return nil }
        return bytes
    }
    static func value(of array: [UInt8]) -> Value { .bytes(array) }
    static func weight(of array: [UInt8]) -> Int { array.count / 10 }
}

extension Value: NativeElement {
    static var arrayType: CELType { .list(.dyn) }
    static func array(from value: Value) -> [Value]? {
        guard case .list(let elements) = value else { return nil }
        return elements
    }
    static func value(of array: [Value]) -> Value { .list(array) }
    static func weight(of array: [Value]) -> Int { array.count }
}
