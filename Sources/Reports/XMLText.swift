extension String {
    /// The text as it stands in XML 1.0 between tags and in attributes. Line ends and tabs stay what they are; a character
    /// that XML does not allow is shown as an escape.
    var escapedForXML: String {
        unicodeScalars.reduce(into: "") { text, scalar in
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "'": text += "&apos;"
            case "\t", "\n", "\r": text += "&#\(scalar.value);"
            default:
                text +=
                    scalar.isAllowedInXML ? String(scalar) : "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            }
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isAllowedInXML: Bool { value >= 0x20 && value != 0xFFFE && value != 0xFFFF }
}
