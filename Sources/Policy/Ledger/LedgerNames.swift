internal import Synchronization

/// The names of ledgers, to which several threads add and which several read.
package final class LedgerNames: Sendable {
    private let table: Mutex<NameTable>

    package init(_ names: NameTable) { table = Mutex(names) }

    /// What a name means that is looked up in an application; `.none` for one that is looked up anywhere.
    package func name(_ bytes: Span<UInt8>, in application: EntityID) -> EntityID {
        table.withLock { EntityID.name(bytes, in: application, &$0) }
    }

    /// Works with the table while no other thread does.
    package func withTable<Result: Sendable>(_ body: (inout NameTable) -> Result) -> Result {
        table.withLock { body(&$0) }
    }
}

extension EntityID {
    /// As people read it.
    package func text(_ names: LedgerNames) -> String { names.withTable { text($0) } }
}
