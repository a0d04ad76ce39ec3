internal import SourceText

/// The arguments of curl taken apart: one set of options for each part between `--next`.
struct CurlCommandLine {
    private(set) var operations: [CurlOperation] = []

    /// Reads arguments as curl 7.88 does. Throws where curl refuses them.
    init(_ arguments: ArraySlice<ShellArgument>, name: ShellArgument, input: Text?) throws(SyntaxError) {
        var operation = CurlOperation(name: name.span, input: input)
        var rest = arguments
        var readsOptions = true
        while let argument = rest.popFirst() {
            let text = argument.text
            guard readsOptions, text.bytes.first == UInt8(ascii: "-"), !text.isSymbolic(at: text.startIndex) else {
                operation.addTarget(argument)
                continue
            }
            if text == "--" {
                readsOptions = false
            } else if text.hasPrefix("--") {
                try CurlCommandLine.readLong(argument, &rest, into: &operation, &operations)
            } else {
                try CurlCommandLine.readShort(argument, &rest, into: &operation, &operations)
            }
            if operation.printsInformation {
                operations = []
                return
            }
        }
        operations.append(operation)
    }

    private static func readLong(
        _ argument: ShellArgument, _ rest: inout ArraySlice<ShellArgument>, into operation: inout CurlOperation,
        _ operations: inout [CurlOperation]
    ) throws(SyntaxError) {
        var name = argument.text[argument.text.startIndex + 2..<argument.text.endIndex]
        let isNegated = name.string.lowercased().hasPrefix("no-")
        if isNegated { name = name[name.startIndex + 3..<name.endIndex] }
        var attached: Text?
        if let equals = name.firstIndex(of: UInt8(ascii: "=")) {
            // Curl 8.16 and later take `--name=value`.
            attached = name[equals + 1..<name.endIndex]
            name = name[name.startIndex..<equals]
        }
        let option: CurlOption
        switch CurlOption.long(name) {
        case .found(let found): option = found
        case .ambiguous: throw SyntaxError("curl's option \(argument.text.string) is ambiguous", at: argument.span)
        case .unknown: throw SyntaxError("curl has no option \(argument.text.string)", at: argument.span)
        }
        guard !isNegated || option.isSwitch else {
            throw SyntaxError("curl's option --\(option.name) cannot be turned off", at: argument.span)
        }
        if option.takesValue {
            let value: Text
            if let attached {
                value = attached
            } else if let next = rest.popFirst() {
                value = next.text
            } else {
                throw SyntaxError("curl's option \(argument.text.string) needs a value", at: argument.span)
            }
            operation.apply(option, value: value, isOn: true, span: argument.span)
        } else {
            try apply(option, isOn: !isNegated, argument, into: &operation, &operations)
        }
    }

    /// `-sSLd value`, `-dvalue`: letters without a value, then perhaps one whose value is the rest or the next argument.
    private static func readShort(
        _ argument: ShellArgument, _ rest: inout ArraySlice<ShellArgument>, into operation: inout CurlOperation,
        _ operations: inout [CurlOperation]
    ) throws(SyntaxError) {
        let text = argument.text
        var index = text.startIndex + 1
        repeat {
            guard index < text.endIndex, let option = CurlOption.short(text[index]) else {
                throw SyntaxError("curl has no option \(text.string)", at: argument.span)
            }
            index += 1
            guard option.takesValue else {
                try apply(option, isOn: true, argument, into: &operation, &operations)
                continue
            }
            if index < text.endIndex {
                operation.apply(option, value: text[index..<text.endIndex], isOn: true, span: argument.span)
            } else if let next = rest.popFirst() {
                operation.apply(option, value: next.text, isOn: true, span: argument.span)
            } else {
                throw SyntaxError("curl's option \(text.string) needs a value", at: argument.span)
            }
            return
        } while index < text.endIndex
    }

    private static func apply(
        _ option: CurlOption, isOn: Bool, _ argument: ShellArgument, into operation: inout CurlOperation,
        _ operations: inout [CurlOperation]
    ) throws(SyntaxError) {
        if case .next = option.meaning {
            guard !operation.targets.isEmpty else {
                throw SyntaxError("no URL stands before \(argument.text.string)", at: argument.span)
            }
            operations.append(operation)
            operation = CurlOperation(name: operation.name, input: operation.input)
        } else {
            operation.apply(option, value: Text(at: argument.span.end), isOn: isOn, span: argument.span)
        }
    }
}
