/// `base64.encode` and `base64.decode`.
enum EncodersExtension {
    static let functions: [StandardLibrary.Entry] = [
        ("base64.encode", [Overload(.global) { (bytes: [UInt8]) in Base64.encode(bytes) }]),
        (
            "base64.decode",
            [
                Overload(.global) { (text: String) throws(EvaluationError) -> [UInt8] in
                    try Base64.decode(text).orThrow(.invalidArgument("not base64"))
                }
            ]
        ),
    ]
}
