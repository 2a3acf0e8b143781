extension PaymentPurpose {
  /// What the references on a line stand for, if they agree: the one in its own place, and those
  /// that the payer wrote among other words.
  public init?(on line: OpenLine) {
    let written = [line.structuredReference, line.endToEndID]
      .compactMap { $0.flatMap { StructuredReference($0) } }
    let found = line.remittance.map { StructuredReference.found(in: $0) } ?? []
    let purposes = Set((written + found).compactMap { PaymentPurpose(body: $0.body) })
    guard purposes.count == 1, let purpose = purposes.first else { return nil }
    self = purpose
  }
}
