/// Whether bytes are UTF-8, by the standard library's check: json-c lets overlong forms and surrogate halves pass.
enum UTF8Check {
    /// The indices of the first bytes that are no UTF-8, or nil where all are.
    static func firstFlaw(in bytes: Span<UInt8>) -> Range<Int>? {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes)
            return nil
        } catch {
            return error.byteOffsets
        }
    }

    /// Whether every byte is a character of its own.
    static func isASCII(_ bytes: Span<UInt8>) -> Bool {
        do throws(UTF8.ValidationError) {
            var characters = try UTF8Span(validating: bytes)
            return characters.checkForASCII()
        } catch {
            return false
        }
    }

    /// Throws where a piece of the text is no UTF-8, with the span of it.
    static func check(_ text: Text) throws(SyntaxError) {
        guard let flaw = firstFlaw(in: text.bytes.span) else { return }
        let range = flaw.lowerBound + text.startIndex..<flaw.upperBound + text.startIndex
        throw SyntaxError("the bytes are not valid UTF-8", at: text.span(of: range))
    }
}
