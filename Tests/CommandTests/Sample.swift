import SourceText

/// Small request files, by the name that tests give them.
enum Sample {
    static let good = (
        "good.json", #"{"operation":"BindSipRegistration","sip_registration_id":1,"application_id":2}"# + "\n"
    )
    static let bad = ("bad.json", #"{"operation":"BindSipRegistration","application_id":2}"# + "\n")
    static let warned = ("warned.json", #"{"operation":"BindSipRegistration","sip_registration_id":1}"# + "\n")
    static let broken = ("broken.json", #"{"operation":"BindSipRegistration","params":[1,2}"# + "\n")
    static let listing = ("listing.json", #"{"operation":"DeleteSipRegistration","sip_registration_id":1}"# + "\n")
    /// Gives empty-value, missing-application, and missing-registration.
    static let several = ("several.json", #"{"operation":"BindSipRegistration","rule_id":"","user_id":3}"# + "\n")
}

extension Command {
    /// The rules that a report of a format names, in its order.
    func rules(_ format: String) throws -> [String] {
        switch format {
        case "json":
            guard !output.isEmpty else { return [] }
            let file = SourceFile(name: "report", text: output)
            return try (Node(json: file.text)["findings"]?.elements ?? []).compactMap { $0["rule"]?.string }
        default:
            // Concise: `file:1:2: error[rule] …`; text: `error[rule]: …`, where the other lines begin with a blank.
            return output.split(separator: "\n").compactMap { line in
                guard line.first != " ", let start = line.firstIndex(of: "["), let end = line.firstIndex(of: "]") else {
                    return nil
                }
                return String(line[line.index(after: start)..<end])
            }
        }
    }
}
