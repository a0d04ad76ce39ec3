internal import Requests
internal import SourceText

/// A user or a rule of an account, as GetUsers and GetRules list them.
package struct AccountMember: Sendable {
    package var id: Int
    package var name: String
    /// The applications that it belongs to; nil where the export does not say.
    package var applications: [Int]?
}

/// An application of an account.
package struct AccountApplication: Sendable {
    package var id: Int
    /// As the export has it: `myapp.myaccount.voximplant.com`.
    package var name: String
}

/// The users or the rules of an account, found by id and by name.
struct AccountMembers: Sendable {
    private var byID: [Int: AccountMember] = [:]
    /// By the bytes of the name: names that Unicode holds to be equivalent are different names.
    private var byName: [[UInt8]: [Int]] = [:]
    var coverage = Coverage.none

    /// False where there is one of that id already, which stays.
    @discardableResult
    mutating func insert(_ member: AccountMember) -> Bool {
        guard byID[member.id] == nil else { return false }
        byID[member.id] = member
        byName[Array(member.name.utf8), default: []].append(member.id)
        return true
    }

    subscript(id: Int) -> AccountMember? { byID[id] }

    func named(_ name: [UInt8]) -> [AccountMember] { (byName[name] ?? []).compactMap { byID[$0] } }

    var count: Int { byID.count }
}

/// The applications of an account, found by id and by name in either form.
struct AccountApplications: Sendable {
    private var byID: [Int: AccountApplication] = [:]
    private var byName: [[UInt8]: Int] = [:]
    /// By what stands before the first dot.
    private var byLabel: [[UInt8]: [Int]] = [:]
    var coverage = Coverage.none

    @discardableResult
    mutating func insert(_ application: AccountApplication) -> Bool {
        guard byID[application.id] == nil else { return false }
        byID[application.id] = application
        let name = Array(application.name.utf8)
        byName[name] = byName[name] ?? application.id
        byLabel[AccountApplications.label(of: name), default: []].append(application.id)
        return true
    }

    subscript(id: Int) -> AccountApplication? { byID[id] }

    var count: Int { byID.count }

    /// The application of a name in full (`myapp.myaccount.voximplant.com`) or in short (`myapp`), whichever of the two
    /// the export has. Several of one short name are told apart by the full one only.
    func named(_ name: [UInt8]) -> [AccountApplication] {
        if let id = byName[name] { return byID[id].map { [$0] } ?? [] }
        let label = AccountApplications.label(of: name)
        let same = (byLabel[label] ?? []).compactMap { byID[$0] }
        guard label.count < name.count else { return same }
        // A full name where the export has the short one.
        let isFull = name.ends(with: ".voximplant.com".utf8)
        return isFull ? same.filter { $0.name.utf8.elementsEqual(label) } : []
    }

    private static func label(of name: [UInt8]) -> [UInt8] { Array(name.prefix { $0 != UInt8(ascii: ".") }) }
}

extension Sequence<UInt8> where Self: BidirectionalCollection {
    fileprivate func ends(with suffix: some BidirectionalCollection<UInt8>) -> Bool {
        reversed().starts(with: suffix.reversed())
    }
}
