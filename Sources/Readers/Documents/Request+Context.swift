internal import Requests
internal import SourceText

extension Request {
    /// Takes what a document says beside the call: `caller`, `time`, `outcome`, `response`, `credential`. What cannot be
    /// read is returned as problems and left out.
    mutating func readContext(_ node: Node) -> [SyntaxError] {
        var problems: [SyntaxError] = []
        do throws(SyntaxError) { try readCaller(node["caller"]) } catch { problems.append(error) }
        do throws(SyntaxError) { time = try Timestamp(node["time"]) } catch { problems.append(error) }
        do throws(SyntaxError) {
            try readOutcome(node["outcome"], response: node["response"])
        } catch { problems.append(error) }
        statedCredentials = (node["credential"]?.elements ?? []).compactMap {
            $0.string.flatMap(Credential.Kind.init)
        }
        if node["unseen_arguments"]?.bool == true { unseenArguments = unseenArguments ?? node.span }
        return problems
    }

    /// `{"roles": ["Developer"], "account": 1}`; one role may stand for itself, and an account be a string of digits.
    private mutating func readCaller(_ node: Node?) throws(SyntaxError) {
        guard let node, !node.isNull else { return }
        guard node.members != nil else {
            throw SyntaxError("the caller is \(node.kind), not an object", at: node.span)
        }
        if let roles = node["roles"] ?? node["role"], !roles.isNull {
            for role in roles.elements ?? [roles] {
                guard let text = role.text else {
                    throw SyntaxError("the role is \(role.kind), not a name", at: role.span)
                }
                caller.roles.append(text.markingVariables)
            }
        }
        if let account = node["account"], !account.isNull, account.text?.markingVariables.isSymbolic != true {
            guard let id = account.integer ?? account.string.flatMap({ Int($0) }) else {
                throw SyntaxError("the account is not an id", at: account.span)
            }
            caller.account = id
        }
    }

    /// `{"succeeded": true, "http_status": 200, "error_code": 116}`, and the API's answer.
    private mutating func readOutcome(_ node: Node?, response: Node?) throws(SyntaxError) {
        answer = response.flatMap(Answer.init)
        var read = Outcome(
            httpStatus: node?["http_status"]?.integer ?? node?["http_status"]?.string.flatMap { Int($0) },
            answer: response)
        guard let node, !node.isNull else {
            if response?.members != nil { outcome = read }
            return
        }
        guard node.members != nil else {
            throw SyntaxError("the outcome is \(node.kind), not an object", at: node.span)
        }
        read.succeeded = node["succeeded"]?.bool ?? read.succeeded
        read.errorCode = node["error_code"]?.integer ?? read.errorCode
        outcome = read
    }
}

extension Timestamp {
    /// RFC 3339 as a string, or seconds since 1970 as a number.
    fileprivate init?(_ node: Node?) throws(SyntaxError) {
        guard let node, !node.isNull else { return nil }
        switch node.value {
        case .string(let text):
            if text.markingVariables.isSymbolic { return nil }
            guard let time = Timestamp(rfc3339: text.string) else {
                throw SyntaxError("'\(text.string)' is not a time such as 2026-11-23T17:00:29Z", at: node.span)
            }
            self = time
        case .number(let number):
            guard let seconds = Double(number.string), seconds.magnitude < 1e12 else {
                throw SyntaxError("'\(number.string)' is not a time in seconds since 1970", at: node.span)
            }
            self.init(seconds: Int64(seconds.rounded(.down)))
        case .null, .bool, .list, .object:
            throw SyntaxError("the time is \(node.kind), not a text", at: node.span)
        }
    }
}
