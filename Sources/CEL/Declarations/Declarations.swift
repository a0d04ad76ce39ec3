/// What an expression may name: variables, object types and functions.
///
/// Every leaf that can be reached through variables of object types is a *slot*, known by its dotted path
/// (`params.user_id`, `time`). An expression reads its slots from `Bindings` by number.
public struct Declarations: Sendable {
    /// The namespace in which names are looked up first: with `a.b`, the name `x` means `a.b.x`, `a.x` or `x`.
    public var container: String
    private(set) var variables: [String: Variable] = [:]
    private(set) var objects: [String: ObjectType] = [:]
    private(set) var functions: [String: Function]
    private var slots: [Slot] = []
    private var slotNumbers: [String: Int] = [:]

    struct Variable: Sendable {
        let type: CELType
        let place: Place
    }

    struct Slot: Sendable {
        let path: String
        let type: CELType
    }

    /// With the functions of the language and of its extensions.
    public init(container: String = "") {
        self.container = container
        functions = StandardLibrary.functions
    }

    // MARK: Declaring

    /// Declares an object type. Its fields may be of object types declared before it.
    public mutating func declare(object name: String, fields: [(name: String, type: CELType)]) {
        objects[name] = ObjectType(name: name, fields: fields.map { ObjectType.Field(name: $0.name, type: $0.type) })
    }

    /// Declares a variable, and with it a slot, or one for each leaf of an object type, which must be declared already.
    public mutating func declare(variable name: String, _ type: CELType) {
        variables[name] = Variable(type: type, place: place(for: name, type))
    }

    /// Declares a function of our own, or one more overload of it.
    ///
    /// - Parameters:
    ///   - name: dotted for a function in a namespace, such as `account.user`.
    ///   - receiver: the type before the dot where it is called as a method.
    ///   - implementation: gets as many values as there are parameters, the receiver first, of the declared types, never
    ///     an error or an unknown; it may return either.
    public mutating func declare(
        function name: String, receiver: CELType? = nil, parameters: [CELType], result: CELType,
        implementation: @escaping @Sendable ([Value]) -> Value
    ) {
        let overload = Overload(
            isMember: receiver != nil, parameters: (receiver.map { [$0] } ?? []) + parameters, result: result,
            implementation: .many { arguments, _ in implementation(arguments) })
        functions[name, default: Function(name: name)].overloads.append(overload)
    }

    private mutating func place(for path: String, _ type: CELType) -> Place {
        guard case .object(let name) = type, let object = objects[name] else {
            slots.append(Slot(path: path, type: type))
            slotNumbers[path] = slots.count - 1
            return .slot(slots.count - 1)
        }
        let fields = object.fields.map { place(for: "\(path).\($0.name)", $0.type) }
        return .fields(object, fields)
    }

    // MARK: Slots

    /// Slots are numbered from 0 to one less than this.
    public var slotCount: Int { slots.count }

    /// The number of a leaf, such as `params.user_id`.
    public func slot(_ path: String) -> Int? { slotNumbers[path] }

    /// The dotted path of a slot, such as `params.user_id`.
    public func path(ofSlot slot: Int) -> String { slots[slot].path }

    var slotPaths: [String] { slots.map(\.path) }

    /// The declared type of a slot.
    public func type(ofSlot slot: Int) -> CELType { slots[slot].type }

    /// The declared object type of a name, for making its values.
    public func object(_ name: String) -> ObjectType? { objects[name] }
}
