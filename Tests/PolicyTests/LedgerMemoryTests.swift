import Glibc
import Policy
import Requests
import Testing

/// What a ledger costs, in a process of its own.
@Suite struct LedgerMemoryTests {
    /// Resident bytes of this process.
    private static var residentBytes: Int {
        guard let file = unsafe fopen("/proc/self/statm", "r") else { return 0 }
        defer { unsafe fclose(file) }
        var line = [CChar](repeating: 0, count: 128)
        guard unsafe fgets(&line, 128, file) != nil else { return 0 }
        let words = line.prefix { $0 != 0 }.split(separator: 0x20)
        let digits = words[1].map { UInt8(bitPattern: $0) }
        return (ParameterType.number(digits.span) ?? 0) * sysconf(Int32(_SC_PAGESIZE))
    }

    /// Binds a registration to each of so many users; by name where that is asked.
    private static func bind(users count: Int, byName: Bool, _ names: inout NameTable) -> Ledger {
        var ledger = Ledger()
        for number in 0..<count {
            var call = LedgerCall(.bind, .succeeded, number: number)
            call.registration = .id(10_000_000 + number * 7_919 % count, &names)
            call.application = .id(number % 50 + 1, &names)
            call.user =
                byName
                ? .name(Array("user-\(number)".utf8).span, in: call.application, &names)
                : .id(20_000_000 + number, &names)
            call.time = PackedTime(Timestamp(seconds: Int64(1_700_000_000 + number)))
            _ = ledger.apply(call)
        }
        return ledger
    }

    @Test(arguments: [(false, 130), (true, 200)])
    func `a million users cost no more than this each, by id and by name`(byName: Bool, most: Int) async {
        await #expect(processExitsWith: .success) { [byName, most] in
            let before = LedgerMemoryTests.residentBytes
            var names = NameTable()
            let ledger = LedgerMemoryTests.bind(users: 1_000_000, byName: byName, &names)
            let each = (LedgerMemoryTests.residentBytes - before) / 1_000_000
            #expect(each > 60 && each <= most, "\(each) bytes a registration and user")
            #expect(before > 0 && ledger.boundCount == 1_000_000)
        }
    }
}
