/// A request that is written wrong in known ways, and what it is once they are fixed.
struct BrokenRequest {
    struct Pair: Equatable {
        var name: String
        var value: String
        /// Whether a document writes the value in quotes.
        var isQuoted = false
        /// A comment behind it, in formats that have some.
        var comment: String?
    }

    /// What a fix must add, at some place.
    private(set) var addition: Pair?
    private(set) var broken: [Pair] = []
    private(set) var fixed: [Pair] = []
    private(set) var hasPlainScheme = false

    /// Every request names users and registrations of its own, so that none concerns another.
    init(number: Int, _ random: inout SplitMix) {
        let registration = Pair(name: "sip_registration_id", value: String(5_000 + number))
        var target = Pair(name: "user_id", value: String(70_000 + number))
        if random.once(in: 3) {
            target = Pair(name: "user_name", value: "\(random.pick(BrokenRequest.names)) \(number)")
        }
        let application =
            random.once(in: 2)
            ? Pair(name: "application_id", value: String(random.number(1...99)))
            : Pair(name: "application_name", value: random.pick(BrokenRequest.names))
        fixed = [registration, application, target]
        if random.once(in: 2) { fixed.append(Pair(name: "bind", value: random.pick(["true", "false"]))) }
        fixed.shuffle(using: &random)
        for index in fixed.indices {
            fixed[index].isQuoted = fixed[index].name.hasSuffix("_name") || random.once(in: 2)
            fixed[index].comment = random.once(in: 3) ? random.pick(["größe", "✓ done", "a=1&b: 2"]) : nil
        }
        broken = fixed
        if random.once(in: 3) { hasPlainScheme = true }
        for _ in 0..<random.number(1...3) { damage(&random) }
    }

    private static let names = ["größe", "support", "Иван", "a b", "名前"]

    /// Former, shortened and misspelt names.
    private static let misspellings = [
        "sip_registration_id": ["sip_registration", "sipRegistrationId", "sip_registation_id"],
        "application_id": ["aplication_id", "applicationId"],
        "application_name": ["applicaton_name", "applicationName"],
        "user_id": ["userid", "user-id"], "user_name": ["userName", "user_nam"], "bind": ["bnd"],
    ]

    /// Names whose pair is damaged, or was left out.
    private var damaged: Set<String> = []

    private mutating func damage(_ random: inout SplitMix) {
        let index = random.number(0...broken.count - 1)
        let pair = broken[index]
        switch random.number(1...5) {
        case 1:
            guard let names = BrokenRequest.misspellings[pair.name], damaged.insert(pair.name).inserted else { return }
            broken[index].name = random.pick(names)
        case 2:
            guard fixed.contains(pair), damaged.insert(pair.name).inserted else { return }
            broken.insert(pair, at: random.number(index + 1...broken.count))
        case 3:
            guard let index = broken.firstIndex(where: { $0.name == "bind" }),
                let target = fixed.firstIndex(where: { $0.name == "bind" }), damaged.insert("bind").inserted
            else { return }
            broken[index].value = random.pick(fixed[target].value == "true" ? ["yes", "on", "YES"] : ["no", "off"])
            broken[index].isQuoted = true
            fixed[target].isQuoted = true
        case 4:
            guard broken.contains(where: { $0.name == "application_id" }), damaged.insert("application_id").inserted
            else { return }
            damaged.insert("application_name")
            broken.insert(
                Pair(name: "application_name", value: random.pick(BrokenRequest.names), isQuoted: true),
                at: random.number(0...broken.count))
        default:
            guard damaged.isEmpty else { return }
            damaged = ["sip_registration_id", "bind"]
            broken.removeAll { damaged.contains($0.name) }
            fixed = broken
            addition = Pair(name: "bind", value: "false")
        }
    }

    /// The pairs that the fixed request may have: an addition may stand anywhere, quoted or not.
    var expectations: [[Pair]] {
        guard let addition else { return [fixed] }
        return (0...fixed.count).flatMap { index in
            [false, true].map { isQuoted in
                var pairs = fixed
                var pair = addition
                pair.isQuoted = isQuoted
                pairs.insert(pair, at: index)
                return pairs
            }
        }
    }
}
