import CEL

/// Any bytes, as the text of an expression.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let source = String(decoding: UnsafeBufferPointer(start: data, count: count), as: UTF8.self)
    do throws(CELErrors) {
        _ = try ParsedExpression(source)
    } catch {
        precondition(!error.description.isEmpty)
    }
    return 0
}
