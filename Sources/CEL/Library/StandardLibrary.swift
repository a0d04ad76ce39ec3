/// The functions of the language and of its extensions.
enum StandardLibrary {
    static let functions: [String: Function] = [:]
}
