extension GrowthReport {
  /// Refuses rows of which one breaks an identity, by the first one broken.
  static func check(_ rows: [GrowthRow]) throws(GrowthError) {
    var before: [String: GrowthRow] = [:]
    for row in rows {
      try row.check()
      // Counting begins once and then goes on: after a blank row anything can open, after a
      // counted one only what it closed with.
      if let closing = before[row.body]?.closing, row.opening != closing {
        let opening = row.opening.map(String.init) ?? "blank"
        throw row.breaks(.continuity, "opening is \(opening), closing before it is \(closing)")
      }
      before[row.body] = row
    }
  }
}

extension GrowthRow {
  fileprivate func check() throws(GrowthError) {
    guard let opening, let joined, let rejoined, let left, let reclassified, let closing,
      let net, let full, let associate, let unnamed
    else { return try checkBlank() }

    // In 128 bits, where no sum of these can overflow.
    let flows = Int128(joined) + Int128(rejoined) - Int128(left) + Int128(reclassified)
    guard Int128(opening) + flows == closing else {
      let sum = "\(opening) + \(joined) + \(rejoined) - \(left) + \(reclassified)"
      throw breaks(.movements, "\(sum) is not \(closing)")
    }
    guard Int128(full) + Int128(associate) + Int128(unnamed) == closing else {
      throw breaks(.classes, "\(full) + \(associate) + \(unnamed) is not \(closing)")
    }
    guard Int128(closing) - Int128(opening) == net else {
      throw breaks(.net, "\(closing) - \(opening) is not \(net)")
    }
  }

  /// A body that is not counted has no figure at all: neither a count nor what follows from one.
  private func checkBlank() throws(GrowthError) {
    let columns = GrowthColumn.movements + GrowthColumn.rates + GrowthColumn.classes
    let filled = columns.filter { !$0.value(self).shown.isEmpty }
    guard filled.isEmpty else {
      throw breaks(.counted, "only \(filled.map(\.name).joined(separator: ", ")) known")
    }
  }

  fileprivate func breaks(_ identity: GrowthError.Identity, _ figures: String) -> GrowthError {
    GrowthError(identity: identity, period: period, body: body, figures: figures)
  }
}
