/// The API catalog and the built-in rules, as they stand in this folder.
package enum BuiltinRules {
    /// A file of this folder: its path in it (`documented/missing-application.yaml`) and its bytes.
    package struct File: Sendable {
        package let path: String
        package let bytes: [UInt8]
    }

    /// Every file, ordered by path.
    package static var files: [File] {
        embeddedFiles.map { file in
            File(
                path: file.path,
                bytes: unsafe Array(UnsafeBufferPointer(start: file.text.utf8Start, count: file.text.utf8CodeUnitCount))
            )
        }
    }
}
