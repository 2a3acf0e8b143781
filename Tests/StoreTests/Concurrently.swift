import TestSupport

/// Runs a body for each input at the same time, each on a thread of its own.
func concurrently<Input: Sendable, Output: Sendable>(
  _ inputs: [Input], _ body: @escaping @Sendable (Input) throws -> Output
) throws -> [Output] {
  try inParallel(inputs.count) { place in try body(inputs[place]) }.map { try $0.get() }
}
