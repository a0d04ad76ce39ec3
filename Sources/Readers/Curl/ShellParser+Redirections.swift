internal import SourceText

/// A here-document whose body is still to come.
struct HereDocument {
    /// Whose standard input it is.
    enum Owner: Equatable {
        /// The command being read.
        case current
        /// A command that was kept, by its number.
        case kept(Int)
        case nobody
    }

    var owner = Owner.current
    /// The line that ends it.
    var delimiter: Text
    /// `<<-`: tabs at the beginning of its lines do not belong to it.
    var stripsTabs: Bool
    /// A quoted delimiter: nothing in the body is replaced.
    var isLiteral: Bool
}

extension ShellParser {
    /// Here-documents that may begin in one line; bash takes as many.
    private static let hereDocumentLimit = 16

    /// Reads `>file`, `2>&1`, `<file`, `<<EOF`, `<<<word`; `index` stands at the operator.
    mutating func redirection() throws(Failure) {
        var end = index
        while end < bytes.endIndex, "<>&|".utf8.contains(bytes[end]), end - index < 3 { end += 1 }
        let mark = text[index..<end]
        if mark.hasPrefix("<<<") {
            index += 3
            skipBlanks()
            var word = try self.word()
            var lineEnd = Text(at: word.span.end)
            lineEnd.append(0x0A, decodedFrom: word.span)
            word.append(lineEnd)
            giveInput(word)
        } else if mark.hasPrefix("<<") {
            index += 2
            try hereDocument()
        } else {
            index = end
            if index < bytes.endIndex, bytes[index] == UInt8(ascii: "-") { index += 1 }
            skipBlanks()
            _ = try self.word()
        }
    }

    private mutating func hereDocument() throws(Failure) {
        let stripsTabs = index < bytes.endIndex && bytes[index] == UInt8(ascii: "-")
        if stripsTabs { index += 1 }
        skipBlanks()
        let word = try self.word()
        guard let delimiter = word.literal, !delimiter.isEmpty || word.isQuoted,
            hereDocuments.count < ShellParser.hereDocumentLimit
        else { return }
        hereDocuments.append(HereDocument(delimiter: delimiter, stripsTabs: stripsTabs, isLiteral: word.isQuoted))
    }

    /// Reads the bodies that begin here, at the beginning of a line.
    mutating func readHereDocuments() {
        let documents = hereDocuments
        hereDocuments = []
        for document in documents {
            let body = bodyOfHereDocument(document)
            var word = ShellWord(at: body.span.start)
            word.span = body.span
            if document.isLiteral { word.append(body) } else { expand(body, into: &word) }
            switch document.owner {
            case .current: giveInput(word)
            case .kept(let number): script.giveInput(word, to: number)
            case .nobody: break
            }
        }
    }

    /// Replaces variables and substitutions in a body; one that does not close makes the body one of unknown value.
    private mutating func expand(_ body: Text, into word: inout ShellWord) {
        var nested = ShellParser(body, collecting: script.part)
        do throws(Failure) {
            try nested.expansions(into: &word, until: nil)
            script.add(nested: nested.script)
        } catch {
            word = ShellWord(at: body.span.start)
            word.append(.unknown(body.asSymbolic, isOpen: false))
        }
    }

    /// The lines up to the delimiter, or to the end of the text.
    private mutating func bodyOfHereDocument(_ document: HereDocument) -> Text {
        var body = Text(at: text.span(of: index..<index).start)
        while index < bytes.endIndex {
            let next = (bytes[index...].firstIndex(of: 0x0A) ?? bytes.endIndex - 1) + 1
            var start = index
            if document.stripsTabs { while start < next, bytes[start] == 0x09 { start += 1 } }
            index = next
            var line = bytes[start..<next]
            while line.last == 0x0A || line.last == 0x0D { line.removeLast() }
            if line.elementsEqual(document.delimiter.bytes) { break }
            body.append(text[start..<next])
        }
        return body
    }
}
