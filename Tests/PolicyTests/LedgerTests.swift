import Policy
import Requests
import Testing

/// The ledger against one that looks at everything each time.
@Suite struct LedgerTests {
    /// Requests that meet each other often, of the kinds that a sequence of a test allows.
    private struct Mix {
        var random: ShapeTests.Random
        /// Whether anything but ids is named.
        let isVague: Bool
        var number = 0

        mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

        mutating func named(_ prefix: String, _ range: ClosedRange<Int>, place: String? = nil) -> Named {
            let id = Int.random(in: range, using: &random)
            guard isVague else { return .id(id) }
            if chance(4) { return .symbolic("$\(prefix)\(id % 2)") }
            return chance(25) && prefix != "r" ? .name("\(prefix)\(id)", place: place) : .id(id)
        }

        mutating func target(_ percent: Int) -> PlainCall.Target {
            var target = PlainCall.Target()
            if chance(percent) { target.application = named("a", 1...3) }
            if chance(percent) { target.rule = named("q", 1...3) }
            let place: String? =
                switch target.application {
                case .id(let id): String(id)
                case .name(let name, _), .symbolic(let name): name
                case .created, nil: nil
                }
            if chance(percent) { target.user = named("u", 1...6, place: place) }
            return target
        }

        mutating func next() -> PlainCall {
            number += 1
            let actions: [Action?] = [
                .bind, .bind, .bind, .bind, .unbind, .unbind, .unbind, .create, .update, .delete, .list,
            ]
            var call = PlainCall(
                action: chance(2) ? nil : actions.randomElement(using: &random) ?? nil, target: target(60), time: number
            )
            call.outcome =
                chance(12) ? .failed : chance(isVague ? 8 : 4) ? .unknown : chance(10) ? .proposed : .succeeded
            call.isUnseen = chance(1)
            if chance(call.action == .unbind ? 40 : 90) { call.registration = named("r", 1...8) }
            if call.action == .create, let id = call.registration, case .symbolic = id { call.registration = nil }
            if call.action == .unbind { call.target = target(35) }
            guard call.action == .list else { return call }
            call.target = PlainCall.Target()
            call.registration = nil
            guard chance(70) else { return call }
            call.listsAll = chance(40)
            var listed: [(registration: Named, target: PlainCall.Target)] = []
            for id in 1...8 where chance(50) { listed.append((.id(id), chance(70) ? target(70) : .init())) }
            call.listed = listed
            return call
        }
    }

    private static func id(_ named: Named?, _ names: inout NameTable) -> EntityID {
        switch named {
        case nil: .none
        case .id(let number): .id(number, &names)
        case .created(let number): .created(number)
        case .symbolic(let text): .symbolic(Array(text.utf8).span, &names)
        case .name(let name, let place):
            .name(
                Array(name.utf8).span,
                in: id(
                    place.map { place in
                        Int(place).map(Named.id) ?? (place.hasPrefix("$") ? .symbolic(place) : .name(place, place: nil))
                    }, &names), &names)
        }
    }

    private static func time(_ number: Int?) -> PackedTime {
        PackedTime(number.map { Timestamp(seconds: Int64($0)) })
    }

    private static func call(_ plain: PlainCall, number: Int, _ names: inout NameTable) -> LedgerCall {
        var call = LedgerCall(plain.action, plain.outcome, number: number)
        call.hasUnseenArguments = plain.isUnseen
        call.registration = id(plain.registration, &names)
        call.user = id(plain.target.user, &names)
        call.application = id(plain.target.application, &names)
        call.rule = id(plain.target.rule, &names)
        call.time = time(plain.time)
        return call
    }

    private static func listing(_ plain: PlainCall, _ names: inout NameTable) -> Listing? {
        plain.listed.map { listed in
            let entries = listed.map { registration, target in
                Listing.Entry(
                    id(registration, &names), user: id(target.user, &names),
                    application: id(target.application, &names), rule: id(target.rule, &names))
            }
            return Listing(entries, isComplete: plain.listsAll)
        }
    }

    /// The same ledger, written down and read back.
    private static func reread(_ ledger: Ledger) -> Ledger {
        var registrations: [Ledger.RegistrationRecord] = []
        var users: [Ledger.UserRecord] = []
        ledger.forEachRegistration { registrations.append($0) }
        ledger.forEachUnboundUser { users.append($0) }
        let copy = Ledger(registrations.reversed(), users: users.reversed(), isComplete: ledger.isComplete)
        var again: [Ledger.RegistrationRecord] = []
        copy.forEachRegistration { again.append($0) }
        let order = { (first: Ledger.RegistrationRecord, second: Ledger.RegistrationRecord) in
            "\(first.registration)" < "\(second.registration)"
        }
        #expect(again.sorted(by: order) == registrations.sorted(by: order))
        return copy
    }

    @Test(arguments: 1...40) func `it knows what a plain ledger knows`(seed: UInt64) {
        var mix = Mix(random: .init(state: seed &* 0x9E37_79B9), isVague: seed % 2 == 0)
        var names = NameTable()
        var plain = PlainLedger()
        var ledger = Ledger()
        for number in 0..<400 {
            if number % 90 == 60 { ledger = Self.reread(ledger) }
            let next = mix.next()
            let expected = plain.apply(next, number: number)
            let effect = ledger.apply(
                Self.call(next, number: number, &names), Self.listing(next, &names))
            let found = PlainLedger.Report(
                displaces: effect.isDisplacing, displaced: expected.displaced, displacedSince: expected.displacedSince,
                moves: effect.moves, repeats: effect.repeats, clears: effect.clears, ofDeleted: effect.isOfDeleted,
                ofUnknown: effect.isOfUnknown, registration: effect.registrationBefore.state,
                user: effect.userBefore.state)
            #expect(found == expected, "\(number): \(next)")
            #expect(effect.displaces == Self.id(expected.displaced, &names))
            #expect(effect.displacedSince == Self.time(expected.displacedSince))
            #expect(ledger.isComplete == plain.isComplete)
            guard found == expected else { return }
            for (id, row) in plain.rows {
                let standing = ledger.standing(ofRegistration: Self.id(id, &names))
                #expect(standing.state == row.state, "\(number): \(next) leaves \(id)")
                guard standing.state == row.state else { return }
                #expect(standing.since == Self.time(row.since), "\(number): \(next) leaves \(id)")
                #expect(standing.counterpart == Self.id(row.target.user, &names))
                #expect(standing.application == Self.id(row.target.application, &names))
                #expect(standing.rule == Self.id(row.target.rule, &names))
            }
            #expect(ledger.boundCount == plain.rows.values.count { $0.state == .bound })
        }
    }
}
