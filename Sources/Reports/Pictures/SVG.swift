/// A text of SVG while it is written. Every value is escaped; whatever a log holds stays text.
struct SVG {
    private(set) var text = ""

    /// An attribute's value.
    enum Value: ExpressibleByStringLiteral, ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral {
        case text(String)
        case number(Double)

        init(stringLiteral value: String) { self = .text(value) }

        init(integerLiteral value: Int) { self = .number(Double(value)) }

        fileprivate var escaped: String {
            switch self {
            case .text(let text): text.escapedForTerminal.escapedForXML
            case .number(let number): SVG.digits(number)
            }
        }
    }

    typealias Attributes = KeyValuePairs<String, Value>

    /// An element with nothing in it.
    mutating func leaf(_ name: String, _ attributes: Attributes) {
        open(name, attributes)
        text += "/>"
    }

    /// An element with what `content` writes.
    mutating func element(_ name: String, _ attributes: Attributes = [:], _ content: (inout SVG) -> Void) {
        open(name, attributes)
        text += ">"
        content(&self)
        text += "</\(name)>"
    }

    /// An element with words in it.
    mutating func words(_ name: String, _ attributes: Attributes, _ words: String) {
        element(name, attributes) { $0.text += words.escapedInLines.escapedForXML }
    }

    mutating func words(_ name: String, _ words: String) { self.words(name, [:], words) }

    /// A picture as a whole, with what those hear of it who do not see it.
    static func picture(
        _ name: String, width: Double, height: Double, title: String, description: String,
        _ content: (inout SVG) -> Void
    ) -> String {
        var svg = SVG()
        svg.element(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "class": "picture \(name)", "role": "img",
                "width": .number(width), "height": .number(height),
                "viewBox": "0 0 \(digits(width)) \(digits(height))",
            ]
        ) { svg in
            svg.words("title", title)
            svg.words("desc", description)
            content(&svg)
        }
        return svg.text
    }

    private mutating func open(_ name: String, _ attributes: Attributes) {
        text += "<\(name)"
        for (name, value) in attributes { text += " \(name)=\"\(value.escaped)\"" }
    }

    /// A number with at most one digit after the point.
    static func digits(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        let rest = tenths.magnitude % 10
        return "\(sign)\(tenths.magnitude / 10)" + (rest == 0 ? "" : ".\(rest)")
    }
}

/// How wide words are in a picture, nearly: its letters are of 11 pixels.
enum Lettering {
    static let cell = 6.4

    static func width(_ text: String) -> Double { Double(text.cells) * cell }

    /// What of a text fits into a width, and an ellipsis.
    static func fitted(_ text: String, into width: Double) -> String {
        let text = text.escapedForTerminal
        return Lettering.width(text) <= width ? text : text.cut(toCells: max(1, Int(width / cell)))
    }
}
