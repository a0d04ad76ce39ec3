internal import SourceText

/// Puts the pieces of answers together to pages.
struct PageReader {
    /// The method that the file's name speaks of, and the one that answers before in the file were of.
    private let named: AccountMethod?
    private var previous: AccountMethod?
    private var page = PageTally.Page()
    private var method: AccountMethod?
    /// Whether an element of the answer was reported: one says as much as all of them.
    private var isFlawed = false
    var problems: [SyntaxError] = []

    init(_ named: AccountMethod?) { self.named = named }

    mutating func take(_ piece: AnswerPiece, into export: inout AccountExport) {
        switch piece {
        case .element(let element):
            do throws(SyntaxError) {
                try take(element, into: &export)
            } catch {
                if !isFlawed { problems.append(error) }
                isFlawed = true
            }
        case .end(let members, let hasList, let span):
            if let reason = PageReader.flaw(members, hasList: hasList) {
                problems.append(SyntaxError(reason, at: members["error"]?.span ?? span))
            } else if let method = method ?? previous ?? named {
                page.total = members["total_count"]?.integer
                page.count = members["count"]?.integer
                export.count(page, of: method)
                previous = method
            } else if !isFlawed {
                problems.append(
                    SyntaxError(
                        "the answer lists nothing, and the file's name does not say of which method it is; "
                            + "name it after the method, such as GetUsers.json", at: span))
            }
            page = PageTally.Page()
            method = nil
            isFlawed = false
        }
    }

    private mutating func take(_ element: Node, into export: inout AccountExport) throws(SyntaxError) {
        guard let found = AccountMethod(listing: element) else {
            throw SyntaxError(
                "the element is none that \(PageReader.methods) list; an account export holds their answers only",
                at: element.span)
        }
        if let method, method != found {
            throw SyntaxError(
                "the element is of \(found.rawValue), those before it of \(method.rawValue)", at: element.span)
        }
        method = found
        let isNew = try export.take(element, of: found)
        page.add(isDuplicate: !isNew, applications: export.applications(ofLast: element, found))
    }

    private static let methods = AccountMethod.allCases.map(\.rawValue).joined(separator: ", ")

    /// Why an object is no answer that lists something.
    private static func flaw(_ members: [String: Node], hasList: Bool) -> String? {
        if hasList { return nil }
        if let error = members["error"] ?? members["errors"]?.elements?.first {
            let code = error["code"]?.integer.map { " (code \($0))" } ?? ""
            let message = error["msg"]?.string.map { ": \($0)" } ?? ""
            return "the answer is an error\(code)\(message); save the answer of a call that succeeded"
        }
        if members["result"] == nil {
            return "this is no answer of the API: it has no 'result'; save the whole answer, "
                + "with 'result' and 'total_count'"
        }
        return "'result' is no list: the answer is of none of \(methods)"
    }
}
