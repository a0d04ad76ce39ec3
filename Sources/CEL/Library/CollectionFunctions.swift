/// `size` of lists and maps; lists and sets have an extension of their own.
enum CollectionFunctions {
    static let functions: [StandardLibrary.Entry] = [
        (
            "size",
            [size(.global, .list(a)), size(.member, .list(a)), size(.global, .map(a, b)), size(.member, .map(a, b))]
        )
    ]

    private static let a = CELType.parameter("A")
    private static let b = CELType.parameter("B")

    private static func size(_ style: Overload.Style, _ type: CELType) -> Overload {
        Overload(
            isMember: style == .member, parameters: [type], result: .int,
            implementation: .one { value, _ in Elements(value).map { .int(Int64($0.count)) } })
    }
}
