import Giving
import Ledger
import Postgres

/// Records the rows of one file by the thousand, within one transaction.
///
/// While the server stores a batch, the next is read and planned here, so that what the program
/// does costs no time of its own.
final class DonationImporter {
  private static let batchSize = 5_000
  /// How many refusals are told; all others are counted.
  private static let toldRefusals = 100

  /// A batch with the server.
  private struct SentBatch {
    /// Waits for the answer.
    let answer: () throws -> [Row]
    let planned: [FileGift]
    /// In the order of the file; nil where the server is to tell.
    let told: [ImportedGift?]
  }

  /// A row of the batch: its fate is known already, or it is a gift to be planned.
  private enum Slot {
    case told(ImportedGift)
    case gift(FileGift)
  }

  let store: Store
  let connection: Connection
  let operation: Int64
  let how: Recording
  /// Our own export tells gifts of one reference apart by their numbers.
  let mayRepeat: Bool
  /// Whether the file is a processor's list, which goes on telling of gifts that are on record.
  let isList: Bool
  private let reader: GiftReader
  private let listener: (any DonationImportListener)?

  private var slots: [Slot] = []
  /// What was sent last, where the answer is still to come.
  private var sent: SentBatch?
  var lookups: ImportLookups
  /// What is to be recorded as given back, once all gifts are.
  var refunds: [PendingRefund] = []
  /// The gifts of a list that were on record before.
  var known: [KnownGift] = []

  var sums = ImportSums()
  var result = DonationImport()
  var firstDonation: Int64?
  var lastDonation: Int64?
  var firstNewDonor: Int?
  private(set) var refusals: [GiftRefusal] = []

  init(
    _ store: Store, _ connection: Connection, _ reader: GiftReader, operation: Int64,
    isList: Bool, _ how: Recording, _ listener: (any DonationImportListener)?
  ) throws {
    self.store = store
    self.connection = connection
    self.reader = reader
    self.operation = operation
    self.isList = isList
    self.how = how
    self.listener = listener
    mayRepeat = reader.table.has(.donation)
    lookups = try ImportLookups(connection)
  }

  /// How many rows were told of.
  var rows: Int { result.created + result.exists + result.passedOver + result.refused }

  func take(_ row: DonationFile.Row) throws {
    switch row {
    case .refused(let refusal): slots.append(.told(refused(refusal.line, [refusal])))
    case .fields(let fields, let line):
      switch reader.read(fields, line: line) {
      case .refused(let reasons): slots.append(.told(refused(line, reasons)))
      case .gift(let gift): slots.append(.gift(gift))
      case .passedOver:
        result.passedOver += 1
        slots.append(
          .told(ImportedGift(line: line, status: .passedOver, donation: nil, refusals: [])))
      }
    }
    if slots.count >= Self.batchSize { try flush() }
  }

  /// Records what is left, and what was given back.
  func finish() throws {
    try flush()
    try settle()
    guard result.refused == 0 else { return }
    try lookAtKnown()
    for (place, item) in zip(1..., refunds) { try giveBack(item, place) }
  }

  private func flush() throws {
    let slots = slots
    self.slots = []
    try lookUp(slots.compactMap { if case .gift(let gift) = $0 { gift } else { nil } })
    var batch = GiftBatch()
    var planned: [FileGift] = []
    var told: [ImportedGift?] = []
    for slot in slots {
      switch slot {
      case .told(let row): told.append(row)
      case .gift(let gift):
        do {
          try plan(gift, &batch)
          planned.append(gift)
          told.append(nil)
        } catch let error as any Refusal {
          told.append(refused(gift, error))
        }
      }
    }
    guard batch.count > 0 else {
      try settle()
      return try tell(told)
    }
    // Written while the server works, and sent before its answer is looked at.
    let importing = batch.importing(into: operation, isLate: how.isLate, mayRepeat: mayRepeat)
    let before = sent
    let row = try before?.answer().first
    let isRefused = try result.refused > 0 || row.map(Self.refuses) ?? false
    let answer = try connection.ask(
      isRefused ? batch.knowing(operation, mayRepeat: mayRepeat) : importing)
    sent = SentBatch(answer: answer, planned: planned, told: told)
    try take(row, before)
  }

  /// Waits for the answer to what was sent last.
  func settle() throws {
    let before = sent
    sent = nil
    try take(before?.answer().first, before)
  }

  private func take(_ row: Row?, _ batch: SentBatch?) throws {
    guard let row, let batch else { return }
    try tell(try answered(row, batch.planned, batch.told))
  }

  private func tell(_ rows: [ImportedGift?]) throws {
    for case let row? in rows { try listener?.add(row) }
  }

  /// A row that cannot be taken.
  func refused(_ line: Int, _ reasons: [GiftRefusal]) -> ImportedGift {
    result.refused += 1
    refusals += reasons.prefix(max(0, Self.toldRefusals - refusals.count))
    return ImportedGift(line: line, status: .refused, donation: nil, refusals: reasons)
  }

  /// Refuses a row after its fate was told.
  func refuse(_ reason: GiftRefusal, isNew: Bool) {
    if isNew { result.created -= 1 } else { result.exists -= 1 }
    _ = refused(reason.line, [reason])
  }

  func refused(_ gift: FileGift, _ error: any Refusal) -> ImportedGift {
    let field = (error as? GivingError)?.field ?? (error as? StoreError)?.field
    let column = field.flatMap { DonationColumn(rawValue: $0 == "on" ? "date" : $0) }
    return refused(
      gift.line,
      [
        GiftRefusal(
          error.code, line: gift.line, column: column, value: column.flatMap(gift.text),
          error.message, hint: error.hint)
      ])
  }
}
