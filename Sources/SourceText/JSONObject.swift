private import CJSON

/// Owns a `json_object`, json-c's tree of a value that is to be written.
///
/// json-c reports only that memory is gone, which stops the program here as it does in Swift's own collections.
@safe struct JSONObject: ~Copyable {
    /// nil is json-c's null.
    private let object: OpaquePointer?

    init(_ json: JSON) {
        unsafe object = Self.make(json)
    }

    deinit {
        unsafe json_object_put(object)
    }

    /// The value indented by two spaces.
    func serialized() -> [UInt8] {
        let style = JSON_C_TO_STRING_PRETTY | JSON_C_TO_STRING_SPACED
        var count = 0
        let characters = unsafe json_object_to_json_string_length(
            object, Int32(style | JSON_C_TO_STRING_NOSLASHESCAPE), &count)
        guard let characters = unsafe characters else { preconditionFailure("no memory left to write JSON") }
        // The characters belong to the object, which lives on to the end of this call.
        return unsafe Array(UnsafeRawBufferPointer(start: characters, count: count))
    }

    /// A value of json-c's that the caller owns. An empty list or object writes itself, because json-c would end the line
    /// within it.
    private static func make(_ json: JSON) -> OpaquePointer? {
        switch json {
        case .null: return nil
        case .bool(let bool): return unsafe checked(json_object_new_boolean(bool ? 1 : 0))
        case .int(let int): return unsafe checked(json_object_new_int64(Int64(int)))
        case .double(let double):
            // json-c would print 17 digits of it; this way it prints the text that it is given.
            return unsafe double.isFinite ? checked(json_object_new_double_s(double, "\(double)")) : nil
        case .string(let string): return unsafe makeString(string)
        case .list(let elements): return unsafe makeList(elements)
        case .object(let members): return unsafe makeObject(members)
        }
    }

    private static func makeString(_ string: String) -> OpaquePointer {
        var string = string
        return string.withUTF8 { bytes in
            unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
                // An empty buffer may have no address.
                guard let start = characters.baseAddress else { return unsafe checked(json_object_new_string("")) }
                return unsafe checked(json_object_new_string_len(start, Int32(characters.count)))
            }
        }
    }

    private static func makeList(_ elements: [JSON]) -> OpaquePointer {
        let list = unsafe checked(json_object_new_array_ext(Int32(elements.count)))
        for element in elements {
            let outcome = unsafe json_object_array_add(list, make(element))
            precondition(outcome == 0, "no memory left to write JSON")
        }
        if elements.isEmpty {
            unsafe json_object_set_serializer(
                list, { _, out, _, _ in unsafe printbuf_memappend(out, "[]", 2) }, nil, nil)
        }
        return unsafe list
    }

    private static func makeObject(_ members: [(name: String, value: JSON)]) -> OpaquePointer {
        let object = unsafe checked(json_object_new_object())
        for member in members {
            let outcome = unsafe json_object_object_add_ex(
                object, member.name, make(member.value), UInt32(JSON_C_OBJECT_ADD_KEY_IS_NEW))
            precondition(outcome == 0, "no memory left to write JSON")
        }
        if members.isEmpty {
            unsafe json_object_set_serializer(
                object, { _, out, _, _ in unsafe printbuf_memappend(out, "{}", 2) }, nil, nil)
        }
        return unsafe object
    }

    private static func checked(_ object: OpaquePointer?) -> OpaquePointer {
        guard let object = unsafe object else { preconditionFailure("no memory left to write JSON") }
        return unsafe object
    }
}
