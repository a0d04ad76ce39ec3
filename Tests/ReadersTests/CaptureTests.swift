import Readers
import Requests
import SharedData
import SourceText
import Testing

/// Requests of the official clients as they were recorded on the wire.
@Suite(.enabled(if: SharedData.hasCaptures, "no recorded data beside the package"))
struct CaptureTests {
    @Test func `every recorded message is read as it was sent`() throws {
        for capture in try Captures.all() {
            let file = try Captures.file(capture.file)
            let reading = Reading(of: file, scope: .sipRegistrations)
            #expect(reading.problems.isEmpty, "\(capture.id)")
            #expect(reading.requests.count == 1, "\(capture.id)")
            if let request = reading.requests.first {
                #expect(request.origin.format == .raw, "\(capture.id)")
                compare(request, capture, file)
            }
        }
    }

    @Test func `every entry of the recorded archive is read as it was sent`() throws {
        let captures = try Captures.all()
        let file = try Captures.file("captures/captures.har")
        let reading = Reading(of: file, scope: .sipRegistrations)
        #expect(reading.problems.isEmpty)
        #expect(reading.requests.count == captures.count)
        for (request, capture) in zip(reading.requests, captures) {
            compare(request, capture, file)
            #expect(request.time != nil)
            #expect(request.outcome == Outcome(succeeded: true, httpStatus: 200))
        }
    }

    /// The operation, the arguments, and the text at each argument's place.
    private func compare(_ request: Request, _ capture: Captures.Capture, _ file: SourceFile) {
        #expect(request.method.text.string == capture.operation, "\(capture.id)")
        #expect(request.argumentLines.sorted() == capture.parameters.sorted(), "\(capture.id)")
        for argument in request.arguments {
            #expect(
                argument.decodedSource(in: file, format: request.origin.format) == argument.value.string,
                "\(capture.id) \(argument.name.string)")
        }
    }
}

extension Argument {
    /// What the bytes at the value's place mean, undone in the simplest way that the format allows.
    func decodedSource(in file: SourceFile, format: RequestFormat) -> String {
        let span = value.span
        var source = Text(bytes: file.bytes, span: span)
        let isEscaped = format == .har
        if isEscaped, let undone = try? Node(json: Text("\"\(source.string)\"", decodedFrom: span)).text {
            source = undone
        }
        if location == .json, source.hasPrefix("\""), let undone = try? Node(json: source).text { return undone.string }
        return location == .query || location == .form ? source.percentDecoded(form: true).string : source.string
    }
}
