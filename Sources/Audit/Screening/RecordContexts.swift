internal import Policy
internal import Readers
internal import Requests

/// What stands beside the call in records that are alike: the method, how it went, who called. It takes few values, so what
/// follows from them is worked out once.
struct RecordContext {
    /// What such records have in common, the first to differ first.
    struct Key: Equatable {
        var role = ShortText()
        var layout = -1
        var call = 0
        var method = ShortText()
        var status = ShortText()
        var response = ShortText()
    }

    var isPost = false
    var outcome = LedgerCall.Outcome.unknown
    var shape = ShapeContext()
    /// The fields that the record has.
    var found: LogFieldSet = []
}

/// The contexts that were met.
struct RecordContexts {
    /// Where a context stands, for what is remembered of records in it.
    struct Place {
        fileprivate var index: Int
        /// Tells the context from all others that stand or stood there.
        fileprivate var serial: Int32
    }

    /// The first is that of a record that is like no other; no key leads there.
    private var keys = [RecordContext.Key()]
    private var contexts = [RecordContext()]
    private var serials: [Int32] = [0]
    private var lastSerial: Int32 = 0

    fileprivate static let most = 32

    subscript(place: Place) -> RecordContext {
        _read { yield contexts[place.index] }
    }

    /// Where the context of a key stands.
    func place(of key: RecordContext.Key) -> Place? {
        for index in keys.indices.dropFirst() where keys[index] == key {
            return Place(index: index, serial: serials[index])
        }
        return nil
    }

    /// Adds a context, in the place of another where there are many. One without a key is not found again.
    mutating func add(_ context: RecordContext, _ key: RecordContext.Key?) -> Place {
        lastSerial &+= 1
        let index = key == nil ? 0 : keys.count < Self.most ? keys.count : 1 + Int(lastSerial) & 15
        if index == keys.count {
            keys.append(RecordContext.Key())
            contexts.append(context)
            serials.append(lastSerial)
        }
        if let key { keys[index] = key }
        contexts[index] = context
        serials[index] = lastSerial
        return Place(index: index, serial: lastSerial)
    }
}

/// The numbers of the shapes of records that differ in their contexts only.
struct ShapeMemory {
    private var numbers: [(serial: Int32, number: Int32)] = Array(
        repeating: (-1, 0), count: 2 * RecordContexts.most)

    /// The number by the context, and whether an account is known.
    subscript(place: RecordContexts.Place, hasAccount: Bool) -> Int? {
        get {
            let known = numbers[2 * place.index + (hasAccount ? 1 : 0)]
            return known.serial == place.serial ? Int(known.number) : nil
        }
        set {
            // There may be too many shapes to number.
            guard let newValue else { return }
            numbers[2 * place.index + (hasAccount ? 1 : 0)] = (place.serial, Int32(newValue))
        }
    }
}
