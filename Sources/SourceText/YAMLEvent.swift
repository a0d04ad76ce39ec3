import CYAML
private import Glibc

/// Owns a `yaml_event_t`.
@safe struct YAMLEvent: ~Copyable {
    enum Kind: Sendable {
        case streamStart, streamEnd, documentStart, documentEnd
        case alias
        case scalar(Style)
        case listStart, objectStart
        /// The end of a list or an object.
        case end
    }

    enum Style: Sendable { case plain, singleQuoted, doubleQuoted, literal, folded }

    private var event: yaml_event_t

    init(owning event: yaml_event_t) {
        unsafe self.event = event
    }

    deinit {
        var event = unsafe event
        unsafe yaml_event_delete(&event)
    }

    /// Where it begins and ends, in characters. A node begins at its anchor or tag, where it has one; a list or object in
    /// the block style ends where the next token begins.
    var start: Int { unsafe event.start_mark.index }
    var end: Int { unsafe event.end_mark.index }

    var kind: Kind {
        switch unsafe event.type {
        case YAML_STREAM_START_EVENT: .streamStart
        case YAML_DOCUMENT_START_EVENT: .documentStart
        case YAML_DOCUMENT_END_EVENT: .documentEnd
        case YAML_ALIAS_EVENT: .alias
        case YAML_SCALAR_EVENT: .scalar(style)
        case YAML_SEQUENCE_START_EVENT: .listStart
        case YAML_MAPPING_START_EVENT: .objectStart
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: .end
        default: .streamEnd
        }
    }

    private var style: Style {
        switch unsafe event.data.scalar.style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
        case YAML_LITERAL_SCALAR_STYLE: .literal
        case YAML_FOLDED_SCALAR_STYLE: .folded
        default: .plain
        }
    }

    /// Whether a list or object stands in brackets.
    var isFlow: Bool {
        switch unsafe event.type {
        case YAML_SEQUENCE_START_EVENT: unsafe event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
        case YAML_MAPPING_START_EVENT: unsafe event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
        default: false
        }
    }

    /// The name of an alias, or of the anchor of a node.
    var anchor: String? {
        switch unsafe event.type {
        case YAML_ALIAS_EVENT: unsafe string(event.data.alias.anchor)
        case YAML_SCALAR_EVENT: unsafe string(event.data.scalar.anchor)
        case YAML_SEQUENCE_START_EVENT: unsafe string(event.data.sequence_start.anchor)
        case YAML_MAPPING_START_EVENT: unsafe string(event.data.mapping_start.anchor)
        default: nil
        }
    }

    /// The tag of a node in its long form: `tag:yaml.org,2002:str`.
    var tag: String? {
        switch unsafe event.type {
        case YAML_SCALAR_EVENT: unsafe string(event.data.scalar.tag)
        case YAML_SEQUENCE_START_EVENT: unsafe string(event.data.sequence_start.tag)
        case YAML_MAPPING_START_EVENT: unsafe string(event.data.mapping_start.tag)
        default: nil
        }
    }

    /// A copy of a scalar's value; empty for other events.
    var value: [UInt8] { unsafe Array(valueBuffer) }

    /// Whether a scalar's value is these bytes.
    func hasValue(_ bytes: ArraySlice<UInt8>) -> Bool {
        let value = unsafe valueBuffer
        guard value.count == bytes.count else { return false }
        return unsafe bytes.withUnsafeBytes { other in
            guard let start = value.baseAddress, let otherStart = other.baseAddress else { return true }
            return unsafe memcmp(start, otherStart, value.count) == 0
        }
    }

    private var valueBuffer: UnsafeBufferPointer<UInt8> {
        guard unsafe event.type == YAML_SCALAR_EVENT else { return unsafe UnsafeBufferPointer(start: nil, count: 0) }
        return unsafe UnsafeBufferPointer(start: event.data.scalar.value, count: event.data.scalar.length)
    }

    private func string(_ characters: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        guard let characters = unsafe characters else { return nil }
        return unsafe String(cString: characters)
    }
}
