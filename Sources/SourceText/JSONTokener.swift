private import CJSON

/// Owns a `json_tokener`, which decides whether a text is JSON.
///
/// It runs in json-c's strict mode, with its check of UTF-8 and a limit on nesting. json-c 0.16 is then strict about
/// comments, single-quoted strings, trailing commas and anything after the value, and lenient in a few places, which
/// `JSONScanner` lists.
@safe struct JSONTokener: ~Copyable {
    /// Why json-c refused a text, and the index of the byte where it stopped, counted from the text's first byte.
    struct Refusal: Error {
        let reason: String
        let index: Int
    }

    private let tokener: UnsafeMutablePointer<json_tokener>

    /// A tokener for these bytes. json-c clears its room for every level at once, which takes as long as reading a short line:
    /// for such a one there is room for no more levels than it has brackets that open.
    init(for bytes: ArraySlice<UInt8>) throws(Refusal) {
        let levels = bytes.count < 1_024 ? bytes.count { $0 | 0x20 == 0x7B } + 2 : Node.depthLimit
        guard let tokener = unsafe json_tokener_new_ex(Int32(min(levels, Node.depthLimit))) else {
            throw Refusal(reason: "there is not enough memory to read JSON", index: 0)
        }
        unsafe json_tokener_set_flags(tokener, Int32(JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8))
        unsafe self.tokener = tokener
    }

    deinit {
        unsafe json_tokener_free(tokener)
    }

    /// Throws where the bytes, which must be UTF-8, are not exactly one JSON value with blank space around it.
    func check(_ bytes: ArraySlice<UInt8>) throws(Refusal) {
        guard bytes.count < Int32.max else {
            throw Refusal(reason: "the text is longer than the 2 GB that json-c reads at once", index: 0)
        }
        let (outcome, end) = unsafe bytes.withUnsafeBufferPointer { buffer in unsafe feed(buffer) }
        // A NUL byte ends the text for json-c, without an error where a value was complete before it.
        if let null = bytes.prefix(end + 1).firstIndex(of: 0) {
            throw Refusal(reason: "there is a NUL byte", index: null - bytes.startIndex)
        }
        guard outcome == json_tokener_success else { throw Refusal(reason: Self.reason(outcome), index: end) }
    }

    /// json-c's verdict on a whole text, and the index of the byte where it stopped.
    private func feed(_ bytes: UnsafeBufferPointer<UInt8>) -> (json_tokener_error, Int) {
        defer { unsafe json_tokener_reset(tokener) }
        let characters = unsafe UnsafeRawBufferPointer(bytes).assumingMemoryBound(to: CChar.self)
        unsafe json_object_put(json_tokener_parse_ex(tokener, characters.baseAddress, Int32(bytes.count)))
        var outcome = unsafe json_tokener_get_error(tokener)
        guard outcome == json_tokener_continue || bytes.isEmpty else {
            return unsafe (outcome, min(Int(json_tokener_get_parse_end(tokener)), bytes.count))
        }
        // A NUL byte tells json-c that nothing follows: a number at the top level is complete only then.
        var terminator: CChar = 0
        unsafe json_object_put(json_tokener_parse_ex(tokener, &terminator, 1))
        outcome = unsafe json_tokener_get_error(tokener)
        return (outcome, bytes.count)
    }

    /// json-c's reason in our words.
    private static func reason(_ outcome: json_tokener_error) -> String {
        switch outcome {
        case json_tokener_error_depth: "values are nested more than \(Node.depthLimit) deep"
        case json_tokener_error_parse_eof, json_tokener_continue: "the text ends inside a value"
        // UTF-8 was checked before; json-c says this also of a good character that it stopped in the middle of.
        case json_tokener_error_parse_unexpected, json_tokener_error_parse_utf8_string:
            "this character cannot stand here"
        case json_tokener_error_parse_null: "expected `null`"
        case json_tokener_error_parse_boolean: "expected `true` or `false`"
        case json_tokener_error_parse_number: "the number is malformed"
        case json_tokener_error_parse_array: "expected a comma or a closing bracket"
        case json_tokener_error_parse_object_key_name: "expected a key in double quotes"
        case json_tokener_error_parse_object_key_sep: "expected a colon after the key"
        case json_tokener_error_parse_object_value_sep: "expected a comma or a closing brace"
        case json_tokener_error_parse_string: "the escape in the string is malformed"
        case json_tokener_error_parse_comment: "JSON has no comments"
        case json_tokener_error_size: "the text is too long"
        default: "json-c gives up with error \(outcome.rawValue)"
        }
    }
}
