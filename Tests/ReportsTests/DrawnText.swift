import Foundation
import FoundationXML

/// A picture as an XML parser reads it.
final class DrawnText: NSObject, XMLParserDelegate {
    private(set) var elements: [(name: String, attributes: [String: String])] = []
    private(set) var words: [String] = []
    private(set) var isWellFormed = false

    init(_ svg: String) {
        super.init()
        let parser = XMLParser(data: Data(svg.utf8))
        parser.delegate = self
        isWellFormed = parser.parse()
    }

    func count(_ name: String, _ style: String) -> Int {
        elements.count { $0.name == name && $0.attributes["class"] == style }
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        elements.append((name, attributes))
        words.append("")
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        if words.isEmpty { words.append("") }
        words[words.count - 1] += text
    }
}
