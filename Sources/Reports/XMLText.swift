extension String {
    /// The text as it stands in XML 1.0 between tags and in attributes. What is unprintable, line ends among it, is written
    /// as a reference, and what XML does not allow at all is shown as an escape.
    var escapedForXML: String {
        unicodeScalars.reduce(into: "") { text, scalar in
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "'": text += "&apos;"
            case _ where !scalar.isAllowedInXML:
                text += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            case _ where scalar.isUnprintable: text += "&#\(scalar.value);"
            default: text.unicodeScalars.append(scalar)
            }
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isAllowedInXML: Bool {
        switch value {
        case 0x09, 0x0A, 0x0D: true
        case 0xFFFE, 0xFFFF: false
        default: value >= 0x20
        }
    }
}
