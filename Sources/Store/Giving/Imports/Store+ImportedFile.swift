import Giving
import Ledger
import Postgres

extension Store {
  /// The answer to a file that an operation has imported before.
  func imported(
    _ file: DonationFile, _ reader: GiftReader, _ operation: Int64, key: String,
    _ listener: (any DonationImportListener)?, _ connection: Connection
  ) throws -> Recorded<DonationImport> {
    var result = DonationImport()
    var recorded = RecordedGifts(operation: operation, connection)
    try file.rows { row in
      guard case .fields(let fields, let line) = row else { return }
      switch reader.read(fields, line: line) {
      case .refused: return
      case .passedOver:
        result.passedOver += 1
        try listener?.add(
          ImportedGift(line: line, status: .passedOver, donation: nil, refusals: []))
      case .gift(let gift):
        result.exists += 1
        try listener?.add(
          ImportedGift(
            line: line, status: .exists, donation: try recorded.next(gift)?.description,
            refusals: []))
      }
    }
    try listener?.finish(isRefused: false)
    return Recorded(status: .exists, key: key, document: result, warnings: [])
  }
}

/// The gifts that an operation recorded, in the order of its file.
private struct RecordedGifts {
  private struct Gift {
    let id: Int64
    let day: Day
    let minor: Int64
    let currency: String
  }

  private static let pageSize = 5_000

  private let operation: Int64
  private let connection: Connection
  private var page: ArraySlice<Gift> = []
  private var last: Int64 = 0
  private var isAtEnd = false

  init(operation: Int64, _ connection: Connection) {
    self.operation = operation
    self.connection = connection
  }

  /// The number of a row's gift; nil where it was on record before, so that it is none of these.
  mutating func next(_ row: FileGift) throws -> DocumentNumber? {
    if page.isEmpty, !isAtEnd { try turn() }
    guard let gift = page.first, gift.day == row.receivedOn, gift.minor == row.amount.minor,
      gift.currency == row.amount.unit.code
    else { return nil }
    page.removeFirst()
    return DocumentNumber(.donation, year: gift.day.year, id: gift.id)
  }

  private mutating func turn() throws {
    let rows = try connection.query(
      """
      select d.id, d.received_on, d.amount_minor, d.currency
      from giving.donation as d
      join ledger.entry as e on e.id = d.entry_id
      where e.operation_id = \(operation) and d.id > \(last)
      order by d.id
      limit \(Self.pageSize)
      """)
    page = try rows.map { row in
      try Gift(
        id: row.decode("id"), day: row.day("received_on"), minor: row.decode("amount_minor"),
        currency: row.decode("currency"))
    }[...]
    last = page.last?.id ?? last
    isAtEnd = page.count < Self.pageSize
  }
}
