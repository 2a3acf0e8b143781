extension Profile {
  /// What a setting may be, where that is a matter of a few words.
  private static let words: [ProfileSetting: [String]] = [
    .detected: ["yes", "no", "last"], .header: ["none"],
    .delimiter: [";", ",", "|", "tab"], .decimal: [".", ","],
    .dates: DateOrder.allCases.map(\.rawValue), .encoding: TextEncoding.allCases.map(\.rawValue),
    .signs: ["plain", "inverted", "ignored", "kept"], .fees: ["negative", "positive"],
    .balances: ["after", "before", "unchecked"], .continuation: ["yes"], .shortRows: ["yes"],
  ]

  /// What the values of a field may mean.
  private static let meant: [ProfileField: [String]] = [
    .sign: ["credit", "debit", "signed"],
    .status: ["booked", "pending", "information", "skipped"],
    .kind: KindMeaning.allCases.map(\.rawValue),
  ]

  /// A profile that could not read any file is refused when it is loaded, not when it is used.
  func check() throws(StatementError) {
    for (setting, words) in Self.words {
      for value in all(setting) where !words.contains(value) {
        throw StatementError(
          "profile_setting", field: setting.rawValue,
          "The setting \(setting.rawValue) cannot be \(value.quoted)",
          hint: "It is one of: \(words.joined(separator: " ")).")
      }
    }
    for (field, words) in Self.meant {
      for (value, means) in meanings[field] ?? [:] where !words.contains(means) {
        throw StatementError(
          "profile_meaning", field: field.rawValue,
          "The \(field.rawValue) \(value.quoted) cannot mean \(means.quoted)",
          hint: "It means one of: \(words.joined(separator: " ")).")
      }
    }
    if let quote = self[.quote], quote != "none", quote.utf8.count != 1 {
      throw StatementError(
        "profile_setting", field: "quote", "The quote is one character or none, not \(quote.quoted)"
      )
    }
    guard columns[.date] != nil else {
      throw StatementError("profile_date", field: "date", "The profile names no column for date")
    }
    let amounts: [ProfileField] = [.amount, .credit, .debit, .gross, .net]
    guard amounts.contains(where: { columns[$0] != nil }) else {
      throw StatementError(
        "profile_amount", field: "amount", "The profile names no column for amount",
        hint: "Name one for amount, credit and debit, net, or gross.")
    }
  }
}
