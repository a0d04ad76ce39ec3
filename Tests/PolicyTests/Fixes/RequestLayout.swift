/// How a request is laid out in a file of one format. The same layout writes the broken request and the fixed one, so
/// that a fix that keeps everything else gives just what the layout writes of the fixed one.
struct RequestLayout {
    enum Format: String, CaseIterable {
        case json, yaml, curl, http, har

        var fileName: String {
            switch self {
            case .curl: "a.sh"
            case .json, .yaml, .http, .har: "a.\(rawValue)"
            }
        }
    }

    let format: Format
    private let indent: String
    private let colon: String
    private let equals: Int
    private let isSpread: Bool
    private let variant: Int
    private let quote: String
    private let note: String

    init(_ format: Format, _ random: inout SplitMix) {
        self.format = format
        indent = String(repeating: " ", count: random.pick([2, 3, 4]))
        colon = random.pick([": ", ":  "])
        equals = random.number(0...1)
        isSpread = random.once(in: 2)
        variant = random.number(0...5)
        quote = random.pick(["'", "\""])
        note = random.pick(["", "größe & co", "100 % ✓", "a, b: c"])
    }

    /// One request with `\n` for its line ends.
    func text(_ pairs: [BrokenRequest.Pair], scheme: String) -> String {
        let url = "\(scheme)://api.voximplant.com/platform_api/BindSipRegistration"
        return switch format {
        case .json: json(pairs)
        case .yaml: yaml(pairs)
        case .curl: curl(pairs, url)
        case .http: http(pairs, url)
        case .har: har(pairs, url)
        }
    }

    static func file(_ texts: [String], _ format: Format) -> String {
        switch format {
        case .json: "[\n" + texts.joined(separator: ",\n") + "\n]\n"
        case .har:
            #"{"log":{"version":"1.2","creator":{"name":"é","version":"1"},"entries":["#
                + texts.joined(separator: ",\n") + "]}}\n"
        case .yaml: "# größe\n" + texts.joined(separator: "\n") + "\n"
        case .curl: "#!/bin/sh\n# größe\n" + texts.joined(separator: "\n\n") + "\n"
        case .http: texts.joined(separator: "\n\n### größe\n") + "\n"
        }
    }

    // MARK: Formats

    private func json(_ pairs: [BrokenRequest.Pair]) -> String {
        let members = pairs.map { "\"\($0.name)\"\(colon)" + ($0.isQuoted ? "\"\($0.value)\"" : $0.value) }
        let gap = isSpread ? "\n\(indent)\(indent)" : ""
        let separator = isSpread ? ",\(gap)" : ", "
        let params = "{\(gap)" + members.joined(separator: separator) + (isSpread ? "\n\(indent)}" : "}")
        return
            "{\(indent)\"operation\"\(colon)\"BindSipRegistration\", \"note\": \"\(note)\", \"params\"\(colon)\(params) }"
    }

    private func yaml(_ pairs: [BrokenRequest.Pair]) -> String {
        func scalar(_ pair: BrokenRequest.Pair) -> String { pair.isQuoted ? quote + pair.value + quote : pair.value }
        let members = pairs.map { "\($0.name)\(colon)\(scalar($0))" }
        if !isSpread {
            return "- operation: BindSipRegistration\n  params: {\(members.joined(separator: ", "))}  # \(note)"
        }
        let lines = zip(pairs, members).map { pair, member in
            "  \(indent)\(member)" + (pair.comment.map { "  # \($0)" } ?? "")
        }
        return "- operation: BindSipRegistration\n  note: \"\(note)\"\n  params:\n" + lines.joined(separator: "\n")
    }

    private func curl(_ pairs: [BrokenRequest.Pair], _ url: String) -> String {
        let head = "curl -s -H \(quote)Authorization: Bearer $T\(quote)"
        let gap = isSpread ? " \\\n\(indent)" : " "
        switch variant {
        case 0: return "\(head) -X POST \(quote)\(url)?\(RequestLayout.form(pairs))\(quote) -o größe.txt"
        case 1: return "\(head)\(gap)\(url)\(gap)-d \(quote)\(RequestLayout.form(pairs))\(quote)"
        default:
            let option = ["-d", "--data", "--data-urlencode", "-F"][variant - 2]
            let isRaw = variant >= 4
            let words = pairs.map { pair in
                let value = isRaw ? pair.value : RequestLayout.encoded(pair.value)
                return "\(option) \(quote)\(pair.name)=\(value)\(quote)"
            }
            return ([head, url] + words).joined(separator: gap) + "\(gap)-o größe.txt # \(note)"
        }
    }

    private func http(_ pairs: [BrokenRequest.Pair], _ url: String) -> String {
        let head = "Authorization: Bearer {{t}}\nX-Note: \(note)"
        let separator = isSpread ? "\n\(indent)&" : "&"
        if variant < 3 {
            let start = isSpread ? "\n\(indent)?" : "?"
            return "POST \(url)\(start)\(RequestLayout.form(pairs, separator))\n\(head)\n"
        }
        let body = RequestLayout.form(pairs, isSpread ? "\n&" : "&")
        return "POST \(url)\n\(head)\nContent-Type: application/x-www-form-urlencoded\n\n\(body)"
    }

    private func har(_ pairs: [BrokenRequest.Pair], _ url: String) -> String {
        let gap = isSpread ? "\n\(indent)" : ""
        let copies = pairs.map { "{\(gap)\"name\"\(colon)\"\($0.name)\",\(gap)\"value\"\(colon)\"\($0.value)\"}" }
        let list = "[" + copies.joined(separator: ",\(gap)") + "]"
        let form = RequestLayout.form(pairs)
        let start = "{\"startedDateTime\":\"2026-11-23T10:00:00Z\",\(gap)\"request\":{\"method\":\"POST\",\(gap)"
        let end = "},\(gap)\"comment\":\"\(note)\",\"response\":{\"status\":200}}"
        let authorization = #"{"name":"Authorization","value":"Bearer abc"}"#
        if variant < 3 {
            return start + "\"url\":\"\(url)?\(form)\",\(gap)\"headers\":[\(authorization)],\"queryString\":\(list)"
                + end
        }
        let length = form.utf8.count
        let headers = "[\(authorization),{\"name\":\"Content-Length\",\"value\":\"\(length)\"}]"
        let type = "application/x-www-form-urlencoded"
        return start + "\"url\":\"\(url)\",\(gap)\"headers\":\(headers),\(gap)\"bodySize\":\(length),\"postData\":{"
            + "\"mimeType\":\"\(type)\",\(gap)\"params\":\(list),\"text\":\"\(form)\"}" + end
    }

    private static func form(_ pairs: [BrokenRequest.Pair], _ separator: String = "&") -> String {
        pairs.map { "\($0.name)=\(encoded($0.value))" }.joined(separator: separator)
    }

    private static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        let bytes = text.utf8.flatMap { byte -> [UInt8] in
            byte < 0x80 && byte != 0x20 ? [byte] : [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
