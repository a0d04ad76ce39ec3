/// What the colours of a picture mean.
struct Legend {
    private let items: [(name: String, words: String)]

    /// Classes of marks and what they mean.
    init(_ items: [(name: String, words: String)]) { self.items = items }

    /// Writes them in a line.
    func draw(_ svg: inout SVG, x: Double, y: Double) {
        var x = x
        for item in items {
            if item.name.hasPrefix("join") {
                svg.leaf(
                    "path", ["class": .text(item.name), "d": "M\(SVG.digits(x)),\(SVG.digits(y - 4))h14"])
            } else {
                svg.leaf(
                    "rect",
                    [
                        "class": .text(item.name), "x": .number(x), "y": .number(y - 9), "width": 14, "height": 10,
                        "rx": 2,
                    ])
            }
            svg.words("text", ["class": "label", "x": .number(x + 20), "y": .number(y)], item.words)
            x += 20 + Lettering.width(item.words) * 0.88 + 20
        }
    }
}
