/// A page of text in blocks, which a format shows in its own way. Every text is plain: formats escape it.
struct Page {
    enum Block {
        case heading(String)
        case paragraph([Piece])
        case code(String, language: String)
        case list([[Piece]])
        case table(header: [String], rows: [[[Piece]]])
    }

    enum Piece {
        case text(String)
        case code(String)
        case strong(String)
        case link([Piece], to: String)
    }

    var title: String
    var blocks: [Block] = []
}

extension Page.Piece: ExpressibleByStringLiteral {
    init(stringLiteral text: String) { self = .text(text) }
}
