/// Where a variable stands: in one slot, or, for an object, spread over one place per field.
indirect enum Place: Sendable {
    case slot(Int)
    case fields(ObjectType, [Place])
}
