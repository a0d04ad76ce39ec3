/// Internet addresses and networks: `ip('10.0.0.1')`, `cidr('10.0.0.0/8')`.
enum NetworkExtension {
    static let functions: [StandardLibrary.Entry] = [
        ("ip", [Overload(.global) { (text: String) throws(EvaluationError) in try address(text) }, networkAddress]),
        ("isIP", [Overload(.global) { (text: String) in IPAddress(text) != nil }]),
        (
            "ip.isCanonical",
            [
                Overload(.global) { (text: String) throws(EvaluationError) in
                    try address(text).description.hasSameBytes(as: text)
                }
            ]
        ),
        ("family", [Overload(.member) { (a: IPAddress) in a.family.rawValue }]),
        ("isUnspecified", [Overload(.member) { (a: IPAddress) in a.isUnspecified }]),
        ("isLoopback", [Overload(.member) { (a: IPAddress) in a.isLoopback }]),
        ("isGlobalUnicast", [Overload(.member) { (a: IPAddress) in a.isGlobalUnicast }]),
        ("isLinkLocalUnicast", [Overload(.member) { (a: IPAddress) in a.isLinkLocalUnicast }]),
        ("isLinkLocalMulticast", [Overload(.member) { (a: IPAddress) in a.isLinkLocalMulticast }]),
        ("cidr", [Overload(.global) { (text: String) throws(EvaluationError) in try network(text) }]),
        ("isCIDR", [Overload(.global) { (text: String) in IPNetwork(text) != nil }]),
        (
            "containsIP",
            [
                Overload(.member) { (a: IPNetwork, b: IPAddress) in a.contains(b) },
                Overload(.member) { (a: IPNetwork, text: String) throws(EvaluationError) in
                    a.contains(try address(text))
                },
            ]
        ),
        (
            "containsCIDR",
            [
                Overload(.member) { (a: IPNetwork, b: IPNetwork) in a.contains(b) },
                Overload(.member) { (a: IPNetwork, text: String) throws(EvaluationError) in
                    a.contains(try network(text))
                },
            ]
        ),
        ("masked", [Overload(.member) { (a: IPNetwork) in a.masked }]),
        ("prefixLength", [Overload(.member) { (a: IPNetwork) in Int64(a.prefixLength) }]),
        (
            "string",
            [
                Overload(.global) { (a: IPAddress) in a.description },
                Overload(.global) { (a: IPNetwork) in a.description },
            ]
        ),
    ]

    private static let networkAddress = Overload(.member) { (a: IPNetwork) in a.address }

    private static func address(_ text: String) throws(EvaluationError) -> IPAddress {
        try IPAddress(text).orThrow(.invalidConversion(to: "IP address", from: text))
    }

    private static func network(_ text: String) throws(EvaluationError) -> IPNetwork {
        try IPNetwork(text).orThrow(.invalidConversion(to: "network", from: text))
    }
}
