import Testing

/// A text in one format, and the lines that show what is read from it.
struct ReaderCase: CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var lines: [String]

    init(_ name: String, _ text: String, _ lines: [String]) {
        testDescription = name
        self.text = text
        self.lines = lines
    }
}
