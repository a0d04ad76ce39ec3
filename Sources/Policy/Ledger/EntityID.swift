/// Which user, application, rule or registration a request means, in eight bytes.
///
/// The upper three bits are the kind. A name is the number of its text in a `NameTable` and, where a request says in which
/// application it looks the name up, the number and the kind of that: a user's name is unique in its application only.
package struct EntityID: Hashable, Sendable {
    /// 0 is `.none`.
    let bits: UInt64

    private init(bits: UInt64) { self.bits = bits }

    private init(_ kind: Kind, _ payload: UInt64) { bits = UInt64(kind.rawValue) << 61 | payload }

    /// What an id is made of.
    package enum Kind: UInt8, Sendable {
        case none, id, name
        /// A variable: it may be anything.
        case symbolic
        /// The registration that a CreateSipRegistration makes, whose id only the answer tells.
        case created
        /// An id of 62 bits or more, by the number of its text.
        case largeID
    }

    package static let none = EntityID(bits: 0)

    /// The registration that the request of that number created.
    package static func created(_ number: Int) -> EntityID {
        EntityID(.created, UInt64(truncatingIfNeeded: number) & EntityID.payload)
    }

    /// The id of a number that is told by itself; nil for one of 62 bits or more, which needs the names.
    package init?(_ number: Int) {
        guard number >= 0, UInt64(number) <= EntityID.payload else { return nil }
        self.init(.id, UInt64(number))
    }

    /// The id of a number; `.none` for a negative one.
    package static func id(_ number: Int, _ names: inout NameTable) -> EntityID {
        guard number >= 0 else { return .none }
        guard UInt64(number) > payload else { return EntityID(.id, UInt64(number)) }
        return named(.largeID, names.number(of: String(number)), in: .none, &names)
    }

    /// What a name means; `application` is where it is looked up, `.none` where that is not said.
    package static func name(
        _ bytes: Span<UInt8>, in application: EntityID = .none, _ names: inout NameTable
    ) -> EntityID {
        named(.name, names.number(of: bytes), in: application, &names)
    }

    /// A variable, by its text.
    package static func symbolic(_ bytes: Span<UInt8>, _ names: inout NameTable) -> EntityID {
        named(.symbolic, names.number(of: bytes), in: .none, &names)
    }

    /// More names than fit 30 bits, or applications than fit 29, are as unknown as a variable.
    private static func named(
        _ kind: Kind, _ text: Int, in application: EntityID, _ names: inout NameTable
    ) -> EntityID {
        let qualifier = application == .none ? 0 : names.number(of: application)
        guard text < 1 << 30, qualifier < 1 << 29 else { return EntityID(.symbolic, 0) }
        return EntityID(kind, application.class << 59 | UInt64(qualifier) << 30 | UInt64(text))
    }

    package var kind: Kind { Kind(rawValue: UInt8(truncatingIfNeeded: bits >> 61)) ?? .none }

    package var isSymbolic: Bool { kind == .symbolic }

    /// Whether it is an id: two of them can be told apart.
    package var isID: Bool { kind == .id || kind == .largeID }

    /// The number of an id that is not a large one.
    package var number: Int? { kind == .id ? Int(bits & EntityID.payload) : nil }

    /// The number of its text in the names.
    var textNumber: Int { Int(bits & 0x3FFF_FFFF) }

    /// A name without its application, but for the class of that.
    func qualified(by number: UInt64) -> EntityID {
        EntityID(bits: bits & (0b111 << 61 | 0x3FFF_FFFF) | number << 59)
    }

    /// The class of the application that a name was given with.
    var qualifierClass: UInt64 { bits >> 59 & 0b11 }

    /// As people read it.
    package func text(_ names: NameTable) -> String {
        switch kind {
        case .none: ""
        case .id: String(bits & EntityID.payload)
        case .name, .symbolic, .largeID: names.text(textNumber)
        case .created: "the new registration"
        }
    }

    /// The application that a name was given with.
    package func application(_ names: NameTable) -> EntityID {
        guard kind == .name, qualifierClass != 0 else { return .none }
        return names.qualifier(Int(bits >> 30 & 0x1FFF_FFFF))
    }

    private static let payload: UInt64 = 1 << 61 - 1

    /// 0 for none, 1 for an id, 2 for a name, 3 for a variable.
    var `class`: UInt64 {
        switch kind {
        case .none: 0
        case .id, .largeID, .created: 1
        case .name: 2
        case .symbolic: 3
        }
    }
}

/// Whether two ids mean one thing.
enum Agreement {
    case same
    /// An id and a name, or a variable, may be one.
    case uncertain
    case different

    /// What two of them say together.
    func and(_ other: Agreement) -> Agreement {
        if self == .different || other == .different { return .different }
        return self == .same ? other : self
    }
}

extension EntityID {
    /// Without an account export an id and a name are never said to be one thing, nor two.
    func agreement(with other: EntityID) -> Agreement {
        if self == other { return .same }
        guard self != .none, other != .none else { return .different }
        guard self.class == other.class, !isSymbolic else { return .uncertain }
        guard kind == .name, textNumber == other.textNumber else { return .different }
        // One name in two applications, as far as these can be told apart.
        return qualifierClass == other.qualifierClass && qualifierClass != 3 ? .different : .uncertain
    }
}
