internal import SourceText

/// The options of curl 7.88, and how it finds one by its name (`src/tool_getparam.c` of curl 7.88.1, `man curl`).
struct CurlOption: Sendable {
    /// What an option means to a request.
    enum Meaning: Sendable {
        case url, urlQuery, method, get, head, upload, requestTarget
        case data(CurlData.Form)
        case form(isLiteral: Bool)
        case header, userAgent, referer, cookie, user, bearer, netrc
        case globOff, pathAsIs, defaultScheme, config, next
        /// curl prints something about itself and sends nothing.
        case information
        /// Nothing that shows in a request.
        case none
    }

    let name: String
    let letter: UInt8?
    let takesValue: Bool
    /// Whether `--no-NAME` turns it off.
    let isSwitch: Bool
    let meaning: Meaning

    private init(_ name: String, letter: UInt8?, takesValue: Bool, isSwitch: Bool, _ meaning: Meaning) {
        self.name = name
        self.letter = letter
        self.takesValue = takesValue
        self.isSwitch = isSwitch
        self.meaning = meaning
    }

    /// The option of a letter.
    static func short(_ letter: UInt8) -> CurlOption? { byLetter[Int(letter)] }

    enum Lookup {
        case found(CurlOption)
        case ambiguous
        case unknown
    }

    /// The option of a name without its dashes: the whole name, or a beginning that only one option has, in any case.
    static func long(_ name: Text) -> Lookup {
        let name = name.string.lowercased()
        if let option = byName[name] { return .found(option) }
        let hits = all.filter { $0.name.utf8.starts(with: name.utf8) }
        if hits.count > 1 { return .ambiguous }
        return hits.first.map(Lookup.found) ?? .unknown
    }
}

extension CurlOption {
    static func value(_ name: String, _ letter: Character? = nil, _ meaning: Meaning = .none) -> CurlOption {
        CurlOption(name, letter: letter?.asciiValue, takesValue: true, isSwitch: false, meaning)
    }

    static func flag(_ name: String, _ letter: Character? = nil, _ meaning: Meaning = .none) -> CurlOption {
        CurlOption(name, letter: letter?.asciiValue, takesValue: false, isSwitch: true, meaning)
    }

    static func mode(_ name: String, _ letter: Character? = nil, _ meaning: Meaning = .none) -> CurlOption {
        CurlOption(name, letter: letter?.asciiValue, takesValue: false, isSwitch: false, meaning)
    }

    private static let byLetter: [CurlOption?] = {
        var table = [CurlOption?](repeating: nil, count: 256)
        for option in all { if let letter = option.letter { table[Int(letter)] = option } }
        return table
    }()

    private static let byName: [String: CurlOption] = {
        var table: [String: CurlOption] = [:]
        for option in all + laterThan788 { table[option.name] = option }
        return table
    }()

    private static let all = requestOptions + otherOptions

    /// Options that shape the request.
    static let requestOptions: [CurlOption] = [
        value("url", nil, .url), value("url-query", nil, .urlQuery), value("request", "X", .method),
        flag("get", "G", .get), flag("head", "I", .head), value("upload-file", "T", .upload),
        value("request-target", nil, .requestTarget),
        value("data", "d", .data(.plain)), value("data-ascii", nil, .data(.plain)),
        value("data-raw", nil, .data(.raw)), value("data-binary", nil, .data(.binary)),
        value("data-urlencode", nil, .data(.urlEncoded)), value("json", nil, .data(.json)),
        value("form", "F", .form(isLiteral: false)), value("form-string", nil, .form(isLiteral: true)),
        value("header", "H", .header), value("user-agent", "A", .userAgent), value("referer", "e", .referer),
        value("cookie", "b", .cookie), value("user", "u", .user), value("oauth2-bearer", nil, .bearer),
        flag("netrc", "n", .netrc), flag("netrc-optional", nil, .netrc), value("netrc-file", nil, .netrc),
        flag("anyauth"), flag("digest"),
        flag("ntlm"), flag("ntlm-wb"),
        flag("negotiate"), value("aws-sigv4"),
        flag("globoff", "g", .globOff), flag("path-as-is", nil, .pathAsIs),
        value("proto-default", nil, .defaultScheme), value("config", "K", .config), mode("next", ":", .next),
        flag("help", "h", .information), flag("manual", "M", .information), flag("version", "V", .information),
    ]
}
