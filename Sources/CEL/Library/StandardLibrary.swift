/// The functions of the language and of its extensions.
enum StandardLibrary {
    static let functions: [String: Function] = {
        var functions: [String: Function] = [:]
        for (name, overloads) in lists.joined() {
            functions[name, default: Function(name: name)].overloads += overloads
        }
        return functions
    }()

    /// A function's name with overloads of it; several lists may add to one name.
    typealias Entry = (name: String, overloads: [Overload])

    private static let lists: [[Entry]] = [
        Arithmetic.functions, Comparison.functions, Conversions.functions, TextFunctions.functions,
        CollectionFunctions.functions, TimeFunctions.functions, StringExtension.functions, OptionalFunctions.functions,
        MathExtension.functions, EncodersExtension.functions, NetworkExtension.functions,
        FormatExtension.functions, ListsExtension.functions, SetsExtension.functions,
    ]
}
