internal import SourceText

/// One set of curl's options, with the URLs it is for.
struct CurlOperation {
    /// The word that names curl: methods that are not written stand there.
    let name: SourceSpan
    /// What the script gives to standard input, where it is written out.
    let input: Text?

    /// URLs in their order, and arguments that may be options as well.
    private(set) var targets: [ShellArgument] = []
    private(set) var uploads: [Text] = []
    private(set) var method: Text?
    private(set) var requestTarget: Text?
    private(set) var data: CurlData?
    private(set) var parts: CurlForm?
    private(set) var query: CurlData?
    private(set) var headers = CurlHeaders()
    private(set) var sendsDataInURL = false
    private(set) var wantsHead = false
    private(set) var globs = true
    private(set) var keepsDotSegments = false
    private(set) var defaultScheme: Text?
    private(set) var printsInformation = false
    /// A place that holds options the script does not show: `-K file`.
    private(set) var unseenOptions: SourceSpan?
    /// Why curl refuses the options.
    private(set) var refusal: SyntaxError?

    init(name: SourceSpan, input: Text?) {
        self.name = name
        self.input = input
    }

    mutating func addTarget(_ argument: ShellArgument) { targets.append(argument) }

    /// Takes an option; `value` is empty for a switch.
    mutating func apply(_ option: CurlOption, value: Text, isOn: Bool, span: SourceSpan) {
        switch option.meaning {
        case .url: targets.append(ShellArgument(text: value, span: value.span))
        case .urlQuery:
            query = query ?? CurlData(at: span)
            query?.appendToQuery(value)
        case .method: method = value
        case .get: sendsDataInURL = isOn
        case .head: wantsHead = isOn
        case .upload: uploads.append(value)
        case .requestTarget: requestTarget = value
        case .data(let form):
            data = data ?? CurlData(at: span)
            data?.append(value, form: form, input: input)
            if form == .json { headers.impliesJSON(span) } else { headers.impliesForm(span) }
        case .form(let isLiteral):
            parts = parts ?? CurlForm(at: span)
            if parts?.append(value, isLiteral: isLiteral) == false {
                refusal = refusal ?? SyntaxError("a form field needs an equals sign", at: value.span)
            }
        case .header: headers.add(value)
        case .userAgent: headers.implies("user-agent", value)
        case .referer: headers.implies("referer", CurlHeaders.referer(value))
        case .cookie: headers.addCookies(value)
        case .user: headers.impliesUser(value)
        case .bearer: headers.impliesBearer(value)
        case .netrc: headers.impliesNetrc(span)
        case .globOff: globs = !isOn
        case .pathAsIs: keepsDotSegments = isOn
        case .defaultScheme: defaultScheme = value
        case .config: unseenOptions = unseenOptions ?? value.span
        case .information: printsInformation = isOn
        case .next, .none: break
        }
    }
}
