private import CYAML

/// Owns a `yaml_parser_t`, libyaml's reader of YAML events.
///
/// libyaml counts characters, not bytes, in its marks; `CharacterOffsets` turns them into indices.
@safe struct YAMLParser: ~Copyable {
    /// Why libyaml refused a text, and where.
    struct Refusal: Error {
        enum Place {
            /// Counted in characters from the text's beginning.
            case character(Int)
            /// Counted in bytes from the text's beginning.
            case byte(Int)
        }

        let reason: String
        let place: Place
    }

    private let parser: UnsafeMutablePointer<yaml_parser_t>

    /// Lends a parser over UTF-8 bytes, which libyaml reads where they are.
    static func read<Result>(
        _ bytes: ArraySlice<UInt8>, _ body: (inout YAMLParser) throws(SyntaxError) -> Result
    ) throws(SyntaxError) -> Result {
        guard var parser = YAMLParser() else {
            throw SyntaxError("there is not enough memory to read YAML", at: SourceSpan(0, 0))
        }
        return unsafe try bytes.withUnsafeBufferPointer { input throws(SyntaxError) in
            unsafe yaml_parser_set_input_string(parser.parser, input.baseAddress, input.count)
            return try body(&parser)
        }
    }

    private init?() {
        let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        guard unsafe yaml_parser_initialize(parser) == 1 else {
            unsafe parser.deallocate()
            return nil
        }
        // Without this libyaml would take a text for UTF-16 by its first bytes.
        unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        unsafe self.parser = unsafe parser
    }

    deinit {
        unsafe yaml_parser_delete(parser)
        unsafe parser.deallocate()
    }

    /// The next event. After the end of the stream and after an error there are no more.
    mutating func next() throws(Refusal) -> YAMLEvent {
        var event = unsafe yaml_event_t()
        guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw refusal }
        return unsafe YAMLEvent(owning: event)
    }

    /// The error that libyaml stopped with.
    private var refusal: Refusal {
        guard let problem = unsafe parser.pointee.problem else {
            return Refusal(reason: "libyaml gives up without a reason", place: .byte(0))
        }
        let reason = unsafe String(cString: problem).lowercasingFirstLetter
        if unsafe parser.pointee.error == YAML_READER_ERROR {
            return unsafe Refusal(reason: reason, place: .byte(parser.pointee.problem_offset))
        }
        let place = unsafe Refusal.Place.character(parser.pointee.problem_mark.index)
        guard let context = unsafe parser.pointee.context else { return Refusal(reason: reason, place: place) }
        return unsafe Refusal(reason: "\(reason) \(String(cString: context))", place: place)
    }
}

extension String {
    fileprivate var lowercasingFirstLetter: String { prefix(1).lowercased() + dropFirst() }
}
