extension RealPath {
    /// The absolute path of a file, which need not be there as long as its folder is; the path itself where that is not
    /// either.
    static func ofFile(_ path: String) -> String {
        of(path) ?? of(folder(of: path)).map { join($0, name(of: path)) } ?? path
    }
}
