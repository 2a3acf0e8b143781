/// The columns of a donation file.
///
/// Decision: a column of another name is refused, not passed over: in a file of money what is not
/// read may be what mattered (a second fee, a chargeback). Rejected: taking what looks alike.
public struct DonationTable: Sendable {
  private let places: [Int?]

  /// - Parameter header: the file's first line. Date and amount are enough; the order is free.
  /// - Throws: `GiftRefusal` of line 1.
  public init(header: [String]) throws(GiftRefusal) {
    for (place, name) in header.enumerated() where header[..<place].contains(name) {
      throw GiftRefusal(
        "column_twice", line: 1, value: name, "There are two columns \"\(name.prefix(40))\"")
    }
    if let foreign = header.first(where: { DonationColumn(rawValue: $0) == nil }) {
      throw GiftRefusal(
        "column_unknown", line: 1, value: foreign,
        "\"\(foreign.prefix(40))\" is not a column of donations",
        hint: "Columns: \(DonationColumn.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    places = DonationColumn.allCases.map { header.firstIndex(of: $0.rawValue) }
    for column in [DonationColumn.date, .amount] where !has(column) {
      throw GiftRefusal(
        "column_missing", line: 1, column: column,
        "The file has no column \(column.rawValue)",
        hint: "Its first line names the columns: date and amount at the least.")
    }
  }

  /// Whether the file has the column.
  public func has(_ column: DonationColumn) -> Bool { places[column.place] != nil }

  /// What a row says in a column; nil where that is nothing.
  func cell(_ column: DonationColumn, _ fields: [String]) -> String? {
    guard let place = places[column.place], place < fields.count, !fields[place].isEmpty else {
      return nil
    }
    return fields[place]
  }
}

extension DonationColumn {
  /// Its place among all columns.
  fileprivate var place: Int {
    switch self {
    case .date: 0
    case .amount: 1
    case .currency: 2
    case .donor: 3
    case .country: 4
    case .method: 5
    case .fee: 6
    case .reference: 7
    case .memo: 8
    case .campaign: 9
    case .rate: 10
    case .settled: 11
    case .pledge: 12
    case .refunded: 13
    case .donation: 14
    case .basis: 15
    case .state: 16
    case .rateOn: 17
    case .refunds: 18
    }
  }
}
