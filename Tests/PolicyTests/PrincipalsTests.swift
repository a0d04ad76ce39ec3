import Policy
import Requests
import SourceText
import Testing

@Suite struct PrincipalsTests {
    /// A token that says only which key signed it: `{"alg":"RS256","kid":"7f0c"}`.
    private static let token = "eyJhbGciOiJSUzI1NiIsImtpZCI6IjdmMGMifQ.e30.c2ln"

    private static let principals: Principals = {
        let text = """
            principals:
              - { key_id: 7f0c, roles: [Developer] }
              - { account: 4815, roles: [Admin] }
              - { account: "4816", roles: [Accountant] }
              - { paths: "ops/", roles: [Supervisor] }
              - { paths: ["ops/special.json"], roles: [Owner, Admin] }
            """
        let file = ConfigurationFile(SourceFile(name: "c.yaml", text: text), version: "0.1.0")
        var principals = Principals()
        principals.entries = file.configuration.principals
        principals.others = ["Support"]
        return principals
    }()

    private func roles(_ members: String, _ path: String?) -> [String] {
        let source = Builtin.source(named: "a.json", "{\"operation\":\"GetSipRegistrations\"\(members)}")
        var request = source.requests[0]
        Self.principals.addRoles(to: &request, accounts: nil, path: path)
        return request.caller.roles.map(\.string)
    }

    private static let key = """
        ,"http":{"method":"POST","url":"https://api.voximplant.com/platform_api/GetSipRegistrations",\
        "headers":[["authorization","Bearer \(token)"]]}
        """

    @Test(arguments: [
        (",\"caller\":{\"roles\":[\"Payer\"],\"account\":4815}\(key)", "ops/a.json", ["Payer"]),
        (",\"caller\":{\"account\":4815}\(key)", "ops/a.json", ["Developer"]),
        (",\"caller\":{\"account\":4815}", "ops/a.json", ["Admin"]),
        (",\"caller\":{\"account\":4816}", nil, ["Accountant"]),
        (",\"caller\":{\"account\":1}", "ops/a.json", ["Supervisor"]),
        ("", "ops/a.json", ["Supervisor"]),
        ("", "ops/special.json", ["Owner", "Admin"]),
        ("", "a.json", ["Support"]),
        ("", nil, ["Support"]),
    ])
    func `what is nearest to the request says its roles`(members: String, path: String?, roles: [String]) {
        #expect(self.roles(members, path) == roles)
    }
}
