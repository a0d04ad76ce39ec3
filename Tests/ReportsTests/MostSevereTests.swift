import Policy
import Testing

@testable import Reports

struct MostSevereTests {
    @Test(arguments: [
        ("nwewn", 9, "e2 w1 w3 n0 n4", nil), ("nnnww", 3, "w3 w4 n0", "2 notes"),
        ("nnneee", 3, "e3 e4 e5", "3 notes"), ("eeen", 2, "e0 e1", "1 error, 1 note"),
        ("wweewe", 3, "e2 e3 e5", "3 warnings"), ("nwe", 1, "e2", "1 warning, 1 note"),
    ])
    func `the gravest are kept, the rest is counted`(added: String, limit: Int, kept: String, omission: String?) {
        var most = MostSevere<String>(limit: limit)
        for (index, letter) in added.enumerated() {
            let severity: Severity = letter == "e" ? .error : letter == "w" ? .warning : .note
            if most.makeRoom(for: severity) { most.add("\(letter)\(index)", severity) }
        }

        #expect(most.elements.joined(separator: " ") == kept)
        #expect(most.omission == omission)
    }
}
