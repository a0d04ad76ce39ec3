extension String {
    /// Equality of the language: the same code points, whatever Unicode holds to be equivalent.
    public func hasSameBytes(as other: String) -> Bool {
        utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
    }

    /// Order of the language: by code points, which is the order of the UTF-8 bytes.
    func precedes(_ other: String) -> Bool {
        utf8.lexicographicallyPrecedes(other.utf8)
    }
}
