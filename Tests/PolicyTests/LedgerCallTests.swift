import Policy
import Readers
import Requests
import SourceText
import Testing

/// What requests say to the ledger, and what it makes of the answers of a log.
@Suite struct LedgerCallTests {
    private static func request(_ members: String, answer: String? = nil) throws -> Request {
        let file = SourceFile(name: "a.json", text: "{\(members)}")
        var request = try #require(Reading(of: file, scope: .sipRegistrations).requests.first)
        if let answer {
            request.outcome = Outcome(
                httpStatus: 200, answer: try Node(json: Text(answer, decodedFrom: SourceSpan(0, 0))))
            request.answer = Answer(try Node(json: Text(answer, decodedFrom: SourceSpan(0, 0))))
        }
        return request
    }

    private static func call(_ request: Request, number: Int = 0, _ names: inout NameTable) -> LedgerCall {
        LedgerCall(request, request.action(Builtin.catalog), number: number, names: &names)
    }

    private static func show(_ id: EntityID, _ names: NameTable) -> String {
        let application = id.application(names)
        return id.text(names) + (application == .none ? "" : " in \(application.text(names))")
    }

    @Test(arguments: [
        (#""cmd":"BindSipRegistration","sip_registration_id":"7","user_id":4,"rule_id":"03""#, "7,4,,3"),
        (#""cmd":"BindSipRegistration","user_name":"anna","application_id":9"#, ",anna in 9,9,"),
        (#""cmd":"BindSipRegistration","user_name":"anna","application_name":"9","rule_name":"in""#, ",anna in 9,9,in"),
        (#""cmd":"BindSipRegistration","user_id":"","user_name":"anna""#, ",anna,,"),
        (#""cmd":"BindSipRegistration","user_id":"1;2","application_id":"all""#, ",,all,"),
        (#""cmd":"BindSipRegistration","sip_registration_id":"$R","user_id":"$U""#, "$R,$U,,"),
        (#""cmd":"BindSipRegistration","user_id":9223372036854775807"#, ",9223372036854775807,,"),
        (#""cmd":"CreateSipRegistration","sip_registration_id":5,"user_id":4"#, ",4,,"),
    ])
    func `it names what the request names`(members: String, expected: String) throws {
        var names = NameTable()
        let call = Self.call(try Self.request(members), &names)
        let texts = [call.registration, call.user, call.application, call.rule].map { Self.show($0, names) }
        #expect(texts.joined(separator: ",") == expected)
        #expect(call.outcome == .proposed)
    }

    @Test func `an id, a name and a variable of one text differ`() throws {
        var names = NameTable()
        let ids = try [#""user_id":7"#, #""user_name":"7""#, #""user_name":"7","application_id":1"#].map {
            Self.call(try Self.request(#""cmd":"BindSipRegistration",\#($0)"#), &names).user
        }
        #expect(Set(ids).count == 3)
        #expect(ids.allSatisfy { $0.text(names) == "7" })
    }

    @Test(arguments: [
        (#"{"result":1}"#, LedgerCall.Outcome.succeeded),
        (#"{"error":{"code":104,"msg":"no"}}"#, .failed),
        (#"{"took":3}"#, .unknown),
    ])
    func `status 200 alone does not tell how it went`(answer: String, outcome: LedgerCall.Outcome) throws {
        var names = NameTable()
        let request = try Self.request(#""cmd":"BindSipRegistration","user_id":7,"bind":false"#, answer: answer)
        #expect(Self.call(request, &names).outcome == outcome)
    }

    @Test(arguments: [
        ("", #""count":1"#, true),
        (#","count":100,"account_id":5,"api_key":"k""#, #""total_count":1,"count":1"#, true),
        (#","offset":0"#, #""count":1"#, true),
        (#","offset":20"#, #""count":1"#, false),
        (#","user_id":7"#, #""count":1"#, false),
        (#","deactivated":true"#, #""count":1"#, false),
        ("", #""total_count":2,"count":1"#, false),
        ("", #""page":1"#, false),
    ])
    func `only an unfiltered answer with everything in it is complete`(more: String, counts: String, isWhole: Bool)
        throws
    {
        var names = NameTable()
        let registration = #"{"sip_registration_id":3,"user_id":7,"user_name":"anna","application_id":9}"#
        let request = try Self.request(
            #""cmd":"GetSipRegistrations"\#(more)"#, answer: #"{"result":[\#(registration)],\#(counts)}"#)
        let listing = try #require(Listing(request, Builtin.catalog, names: &names))
        #expect(listing.isComplete == isWhole)
        #expect(listing.entries.map { Self.show($0.user, names) } == ["7"])
        #expect(listing.entries.map { Self.show($0.application, names) } == ["9"])
    }

    @Test func `a created registration goes by the id of the answer`() throws {
        var names = NameTable()
        var ledger = Ledger()
        let target = #""sip_username":"a","proxy":"b","application_id":9,"user_id":7"#
        for (number, id) in [3, 4].enumerated() {
            let request = try Self.request(
                #""cmd":"CreateSipRegistration",\#(target)"#, answer: #"{"result":1,"sip_registration_id":\#(id)}"#)
            let effect = ledger.apply(Self.call(request, number: number, &names))
            #expect(effect.displaces.text(names) == (number == 0 ? "" : "3"))
        }
        let first = ledger.standing(ofRegistration: .id(3, &names))
        #expect(first.state == .displaced && first.number == 1 && first.counterpart.text(names) == "7")
        let lost = try #require(ledger.displaced.first)
        #expect(lost.displacedBy == .id(4, &names) && lost.number == 1 && ledger.displaced.count == 1)
    }

    @Test func `an answer puts right what the log did not show, and keeps since when it was so`() throws {
        var names = NameTable()
        var ledger = Ledger()
        let times = [100, 200, 300, 400].map { PackedTime(Timestamp(seconds: $0)) }
        for (number, user) in [7, 8].enumerated() {
            var request = try Self.request(
                #""cmd":"BindSipRegistration","sip_registration_id":\#(number + 1),"application_id":9,"user_id":\#(user)"#,
                answer: #"{"result":1}"#)
            request.time = times[number].timestamp
            _ = ledger.apply(Self.call(request, number: number, &names))
        }
        let list = try Self.request(
            #""cmd":"GetSipRegistrations""#,
            answer: """
                {"result":[{"sip_registration_id":1,"user_id":7,"application_id":9,"application_name":"a"},
                {"sip_registration_id":3,"user_id":8,"application_id":9}],"count":2}
                """)
        let call = Self.call(list, number: 2, &names)
        _ = ledger.apply(call, Listing(list, Builtin.catalog, names: &names))
        let standing = (1...3).map { ledger.standing(ofRegistration: .id($0, &names)) }
        #expect(standing.map(\.state) == [.bound, .deleted, .bound])
        #expect(standing.map(\.since) == [times[0], .none, .none])
        #expect(standing.map(\.number) == [0, 2, 2])
        #expect(ledger.standing(ofUser: .id(8, &names)).counterpart == .id(3, &names))
        var unknown = LedgerCall(.unbind, .succeeded, number: 3)
        unknown.registration = .id(44, &names)
        let effect = ledger.apply(unknown)
        #expect(effect.isOfUnknown == .yes && effect.clears == .number(0))
    }

    @Test func `unbinds in vain take time that grows with their number`() {
        var names = NameTable()
        var ledger = Ledger()
        func call(_ action: Action, _ number: Int, application: Int, rule: Int) -> LedgerCall {
            var call = LedgerCall(action, .succeeded, number: number)
            call.application = .id(application, &names)
            call.rule = .id(rule, &names)
            return call
        }
        let count = 30_000
        for number in 0..<count {
            var bind = call(.bind, number, application: 1 + number % 2, rule: 3 + number % 2)
            bind.registration = .id(number, &names)
            _ = ledger.apply(bind)
        }
        // Half of all bindings have the application, the other half the rule: each unbind has to look at one half.
        var cleared = 0
        for number in 0..<count {
            if case .number(let found) = ledger.apply(call(.unbind, count + number, application: 1, rule: 4)).clears {
                cleared += found
            }
        }
        #expect(cleared == 0)
        #expect(ledger.boundCount < count)
    }
}
