/// How a file is compressed, as its first bytes tell.
package enum Compression: String, Sendable {
    case gzip, zstd, bzip2, xz, zip, lz4

    /// nil where the bytes begin like none of them.
    init?(_ bytes: [UInt8]) {
        func begins(with magic: [UInt8]) -> Bool { bytes.starts(with: magic) }
        if begins(with: [0x1F, 0x8B]) {
            self = .gzip
        } else if begins(with: [0x28, 0xB5, 0x2F, 0xFD]) {
            self = .zstd
        } else if begins(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]) {
            self = .xz
        } else if begins(with: [0x50, 0x4B, 0x03, 0x04]) {
            self = .zip
        } else if begins(with: [0x04, 0x22, 0x4D, 0x18]) {
            self = .lz4
        } else if begins(with: [0x42, 0x5A, 0x68]),
            bytes.dropFirst(4).starts(with: [0x31, 0x41, 0x59, 0x26, 0x53, 0x59])
        {
            // "BZh", a digit, and the number that begins every block.
            self = .bzip2
        } else {
            return nil
        }
    }
}
