internal import Requests

/// The facts of a request: the part of it that takes few values, packed in a few machine words.
///
/// Everything that a rule can read without reading a text, a number or a time follows from the shape: the operation and
/// what it does, which arguments are given, in which order, where, whether they are empty, valid, symbolic or literal
/// secrets; the transport's kinds, the credentials, the caller's roles, the outcome, the ledger's effect. Two requests of
/// one shape therefore get the same verdicts from the rules that read nothing else. In millions of requests there are a few
/// hundred shapes.
package struct Shape: Hashable, Sendable {
    /// Two bytes for each argument in its order: the parameter's number, then where it travels and what its text is.
    private var arguments = SIMD8<UInt64>()
    private var argumentCount = 0
    /// Everything else, in fields of bits.
    private(set) var circumstances: UInt64 = 0
    private var effects: UInt64 = 0
    /// What the account export says, as `AccountFacts.bits`; 0 without one.
    private var account: UInt64 = 0

    /// A request with more is not remembered.
    static let mostArguments = 32

    init() {}

    /// Sixteen bits of it, to look it up by. Only the upper ones of a product depend on all bits.
    var digest: UInt64 {
        var digest = circumstances ^ account &* 0x9E37_79B9_7F4A_7C15
        for index in 0..<(argumentCount &+ 3) / 4 {
            digest = (digest ^ arguments[index]) &* 0xD6E8_FEB8_6659_FD93
            digest ^= digest >> 32
        }
        return (digest &* 0x9E37_79B9_7F4A_7C15) >> 48
    }

    @inline(__always)
    func isSame(as other: borrowing Shape) -> Bool {
        guard circumstances == other.circumstances, argumentCount == other.argumentCount, effects == other.effects,
            account == other.account
        else { return false }
        for index in 0..<(argumentCount &+ 3) / 4 where arguments[index] != other.arguments[index] { return false }
        return true
    }

    /// What the text of an argument is.
    enum Text: UInt8 {
        case empty, valid, invalid, symbolic
        /// A secret that is written out.
        case secret
    }

    /// What the text is, and whether an encoding destroyed it.
    struct TextClass {
        var text: Text
        var isUndecodable = false

        fileprivate var code: UInt64 { UInt64(text.rawValue) | (isUndecodable ? 8 : 0) }
    }

    /// False where there is no room left.
    mutating func add(parameter: Int, _ location: Argument.Location, _ text: TextClass) -> Bool {
        guard argumentCount < Shape.mostArguments, parameter < 256 else { return false }
        let code = UInt64(parameter) << 8 | UInt64(location.code) << 4 | text.code
        arguments[argumentCount &>> 2] |= code &<< (16 &* UInt64(argumentCount & 3))
        argumentCount += 1
        return true
    }

    /// A field of the circumstances: where its bits begin, and how many there are.
    struct Field {
        fileprivate let offset: UInt64
        fileprivate let width: UInt64

        static var operation: Field { Field(offset: 0, width: 3) }
        static var action: Field { Field(offset: 3, width: 3) }
        static var unseen: Field { Field(offset: 6, width: 1) }
        static var transport: Field { Field(offset: 7, width: 1) }
        static var method: Field { Field(offset: 8, width: 2) }
        static var scheme: Field { Field(offset: 10, width: 2) }
        static var host: Field { Field(offset: 12, width: 2) }
        static var bodyKind: Field { Field(offset: 14, width: 3) }
        static var contentType: Field { Field(offset: 17, width: 2) }
        static var bearer: Field { Field(offset: 19, width: 2) }
        static var statedCredentials: Field { Field(offset: 21, width: 4) }
        static var account: Field { Field(offset: 25, width: 1) }
        static var time: Field { Field(offset: 26, width: 1) }
        static var outcome: Field { Field(offset: 27, width: 2) }
        static var httpStatus: Field { Field(offset: 29, width: 1) }
        static var errorCode: Field { Field(offset: 30, width: 1) }
        static var kind: Field { Field(offset: 31, width: 2) }
        static var format: Field { Field(offset: 33, width: 4) }
        static var rival: Field { Field(offset: 37, width: 1) }
        static var path: Field { Field(offset: 38, width: 2) }
        static var roles: Field { Field(offset: 40, width: 16) }
        static var callerName: Field { Field(offset: 56, width: 1) }
        static var outOfOrder: Field { Field(offset: 57, width: 1) }
        static var unrecorded: Field { Field(offset: 58, width: 2) }
    }

    subscript(field: Field) -> Int {
        get { Int(circumstances >> field.offset & (1 << field.width - 1)) }
        set {
            assert(newValue >= 0 && newValue < 1 << field.width, "the field is too narrow")
            circumstances = circumstances & ~((1 << field.width - 1) << field.offset) | UInt64(newValue) << field.offset
        }
    }

    /// Takes in circumstances of which it has none itself.
    mutating func add(circumstances: UInt64) { self.circumstances |= circumstances }

    /// Takes in what the account export says of a logged record: `Accounts.code`.
    package mutating func add(accountCode: UInt64) { account = accountCode }

    /// Takes in what the account export says.
    mutating func add(_ facts: AccountFacts?) { account = facts?.bits ?? 0 }

    /// Takes in what the request does to the ledger.
    mutating func add(_ effect: Effect) { effects = effect.code }
}

extension Argument.Location {
    fileprivate var code: UInt8 {
        switch self {
        case .query: 0
        case .form: 1
        case .multipart: 2
        case .json: 3
        case .document: 4
        }
    }
}
