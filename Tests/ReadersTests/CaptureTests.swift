import Readers
import Requests
import SourceText
import Testing

/// Requests of the official clients as they were recorded on the wire.
@Suite(.enabled(if: SharedData.isPresent, "no recorded data beside the package"))
struct CaptureTests {
    @Test func `every recorded message is read as it was sent`() throws {
        for capture in try SharedData.captures() {
            let file = try SharedData.file(capture.file)
            let reading = Reading(of: file, scope: .sipRegistrations)
            #expect(reading.problems.isEmpty, "\(capture.id)")
            #expect(reading.requests.count == 1, "\(capture.id)")
            if let request = reading.requests.first { compare(request, capture, file) }
        }
    }

    /// The operation, the arguments, and the text at each argument's place.
    private func compare(_ request: Request, _ capture: SharedData.Capture, _ file: SourceFile) {
        #expect(request.method.text.string == capture.operation, "\(capture.id)")
        #expect(request.argumentLines.sorted() == capture.parameters.sorted(), "\(capture.id)")
        for argument in request.arguments {
            let written = Text(bytes: file.bytes, span: argument.value.span)
            if argument.value.isVerbatim {
                #expect(written.bytes.elementsEqual(argument.value.bytes), "\(capture.id) \(argument.name.string)")
            } else if argument.value.runs.allSatisfy({ $0.kind != .symbolic }), argument.location != .json {
                let decoded = written.percentDecoded(form: true)
                #expect(decoded.bytes.elementsEqual(argument.value.bytes), "\(capture.id) \(argument.name.string)")
            }
        }
    }
}
