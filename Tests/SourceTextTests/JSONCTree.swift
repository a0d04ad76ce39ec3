import CJSON
import Glibc
import SourceText

/// json-c's own tree of a text: what the scanner and the tree are held to.
@safe struct JSONCTree: ~Copyable {
    private let object: OpaquePointer?

    /// nil where json-c in strict mode does not take the whole text.
    init?(_ bytes: some Collection<UInt8>) {
        // The NUL byte says that nothing follows. One inside the text ends it early, which `parse_end` shows.
        let characters = bytes.map { CChar(bitPattern: $0) } + [0]
        guard let tokener = unsafe json_tokener_new_ex(Int32(Node.depthLimit)) else { return nil }
        defer { unsafe json_tokener_free(tokener) }
        unsafe json_tokener_set_flags(tokener, Int32(JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8))
        let object = unsafe json_tokener_parse_ex(tokener, characters, Int32(characters.count))
        guard unsafe json_tokener_get_error(tokener) == json_tokener_success,
            unsafe json_tokener_get_parse_end(tokener) >= characters.count - 1
        else {
            unsafe json_object_put(object)
            return nil
        }
        unsafe self.object = object
    }

    deinit {
        unsafe json_object_put(object)
    }

    /// What differs between the tree and json-c's, or nil.
    func difference(from node: Node) -> String? {
        unsafe Self.difference(node, object)
    }

    private static func difference(_ node: Node, _ object: OpaquePointer?) -> String? {
        let type = unsafe json_object_get_type(object)
        switch (node.value, type) {
        case (.null, json_type_null): return nil
        case (.bool(let bool), json_type_boolean):
            return unsafe bool == (json_object_get_boolean(object) != 0) ? nil : "boolean"
        case (.string(let text), json_type_string):
            return unsafe Array(text.bytes) == string(object) ? nil : "string \(text.string)"
        case (.number(let number), json_type_int):
            let text = number.string
            // json-c keeps numbers that are too large as the largest that it can.
            let known =
                text.hasPrefix("-") ? unsafe strtoll(text, nil, 10) : Int64(bitPattern: unsafe strtoull(text, nil, 10))
            let read =
                text.hasPrefix("-")
                ? unsafe json_object_get_int64(object) : Int64(bitPattern: unsafe json_object_get_uint64(object))
            return known == read ? nil : "integer \(text)"
        case (.number(let number), json_type_double):
            let text = number.string
            let (known, read) = unsafe (strtod(text, nil), json_object_get_double(object))
            return known.bitPattern == read.bitPattern || (known.isNaN && read.isNaN) ? nil : "number \(text)"
        case (.list(let elements), json_type_array):
            guard unsafe elements.count == json_object_array_length(object) else { return "length of a list" }
            for (index, element) in elements.enumerated() {
                if let difference = unsafe difference(element, json_object_array_get_idx(object, index)) {
                    return difference
                }
            }
            return nil
        case (.object(let members), json_type_object): return unsafe difference(members, object)
        default: return "\(node.kind) is type \(type.rawValue)"
        }
    }

    /// json-c keeps the last of equal keys, and of a key only what stands before a NUL.
    private static func difference(_ members: [Node.Member], _ object: OpaquePointer?) -> String? {
        var last: [[UInt8]: Node] = [:]
        for member in members { last[Array(member.key.bytes.prefix { $0 != 0 })] = member.value }
        guard unsafe last.count == Int(json_object_object_length(object)) else { return "number of keys" }
        for (key, value) in last {
            var found: OpaquePointer?
            let name = key.map { CChar(bitPattern: $0) } + [0]
            guard unsafe json_object_object_get_ex(object, name, &found) != 0 else { return "key \(key)" }
            if let difference = unsafe difference(value, found) { return difference }
        }
        return nil
    }

    private static func string(_ object: OpaquePointer?) -> [UInt8] {
        let count = unsafe Int(json_object_get_string_len(object))
        return unsafe Array(UnsafeRawBufferPointer(start: json_object_get_string(object), count: count))
    }
}
