import Banking
import Ledger
import Postgres

/// Sends a file's bytes, and what is read from it, into the tables that `banking.stage_file` makes.
struct StatementStaging {
  /// Bytes of a piece that is kept.
  private static let pieceSize = 1 << 20

  let connection: Connection
  /// Told now and then how many bytes have been read, those of the second reading included.
  let progress: (Int) -> Void

  /// Sends the bytes as they are.
  func sendBytes(of file: StatementFile) throws {
    let source = try file.open()
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.pieceSize, alignment: 16)
    defer { buffer.deallocate() }
    try connection.copyIn("copy pg_temp.banking_piece (ordinal, bytes) from stdin") { writer in
      var done = 0
      for ordinal in 1... {
        let count = try Self.fill(buffer, from: source)
        guard count > 0 else { break }
        let bytes = [UInt8](UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        try writer.writeRow([String(ordinal), bytes.postgresText])
        done += count
        progress(done)
        guard count == buffer.count else { break }
      }
    }
  }

  /// Reads on until the buffer is full or the file ends.
  private static func fill(
    _ buffer: UnsafeMutableRawBufferPointer, from source: ByteSource
  ) throws -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = try source(UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
      guard count > 0 else { break }
      filled += count
    }
    return filled
  }

  /// Sends the statements and their lines, one by one as they are read.
  /// - Returns: how many lines are in other currencies than the account's, and were left aside.
  func sendStatements(
    of file: StatementFile, size: Int, _ context: StatementFile.Context
  ) throws -> Int {
    let counting: ByteOpener = { () throws(StatementError) -> ByteSource in
      let source = try file.open()
      var done = size
      return { buffer throws(StatementError) in
        let count = try source(buffer)
        done += count
        progress(done)
        return count
      }
    }
    let reader = try file.reader(counting, context)
    var heads: [StatementHead] = []
    var ends: [StatementEnd] = []
    // A COPY that is given up takes the transaction with it, in which a caller may want to ask yet.
    var refusal: StatementError?
    try connection.copyIn(
      "copy pg_temp.banking_line (\(unsafeSQL: Self.lineColumns)) from stdin"
    ) { writer in
      var place = 0
      do {
        while let part = try reader.next() {
          switch part {
          case .head(let head):
            heads.append(head)
            place = 0
          case .line(let line):
            place += 1
            try writer.writeRow([String(heads.count), String(place)] + line.checkedColumns())
          case .end(let end): ends.append(end)
          }
        }
      } catch let error as StatementError {
        refusal = error
      }
    }
    if let refusal { throw refusal }
    // Else a file given to the wrong account would pass for imported, with nothing in it.
    if heads.isEmpty, reader.inOtherCurrencies > 0, let currency = context.currency {
      throw StatementError(
        "statement_currency", field: "currency",
        "No line of it is in \(currency.code), the currency of the account",
        hint: "Name the account of its currency with --account; coopledger bank list shows them.")
    }
    let rows = try zip(heads, ends).map { head, end in try head.checkedColumns(end) }
    try connection.copyIn(
      "copy pg_temp.banking_statement (\(unsafeSQL: Self.statementColumns)) from stdin"
    ) { writer in
      for (place, row) in zip(1..., rows) { try writer.writeRow([String(place)] + row) }
    }
    return reader.inOtherCurrencies
  }

  private static let lineColumns = """
    statement, place, entry_place, detail_place, status, amount_minor, currency, is_reversal,
    booked_on, value_on, bank_reference, entry_reference, batch, kind, country, original_minor,
    original_currency, rate, fee_minor, is_net, counterparty_name, counterparty_account,
    counterparty_bank, structured_reference, end_to_end_id, remittance, ultimate_name, information,
    file_line
    """

  private static let statementColumns = """
    place, identifier, currency, bank_id, sequence, said_from, said_to, opening_minor, opening_on,
    closing_minor, closing_on, is_newest_first, is_notification, file_line
    """
}

extension StatementHead {
  /// - Throws: `StatementError` for texts that are not kept.
  fileprivate func checkedColumns(_ end: StatementEnd) throws(StatementError) -> [String?] {
    for case (let field, let text?) in [
      ("account", account?.text), ("id", id), ("sequence", sequence),
    ] {
      try check(text, field: field, limit: 100, line: fileLine)
    }
    if let opening = end.opening, let closing = end.closing,
      opening.amount.unit != closing.amount.unit
    {
      throw StatementError(
        "statement_currency", line: fileLine, field: "closing",
        "It opens in \(opening.amount.unit.code) and closes in \(closing.amount.unit.code)")
    }
    if let currency,
      let other = [end.opening, end.closing].compactMap({ $0?.amount.unit })
        .first(where: { $0 != currency })
    {
      throw StatementError(
        "statement_currency", line: fileLine, field: "balance",
        "The account is in \(currency.code), and the balance of its statement in \(other.code)",
        hint: "Ask the bank which it is; an account in two currencies is two.")
    }
    let opening = isNotification ? nil : end.opening
    let closing = isNotification ? nil : end.closing
    return [
      account?.text, currency?.code ?? (opening ?? closing)?.amount.unit.code, id, sequence,
      from?.description, to?.description, opening.map { String($0.amount.minor) },
      opening?.day.description, closing.map { String($0.amount.minor) },
      closing?.day.description, end.isNewestFirst.postgresText, isNotification.postgresText,
      String(fileLine),
    ]
  }
}

extension StatementLine {
  /// - Throws: `StatementError` for texts that are not kept.
  fileprivate func checkedColumns() throws(StatementError) -> [String?] {
    for case (let field, let text?, let limit) in [
      ("reference", bankReference, 200), ("entry_reference", entryReference, 200),
      ("batch", batch, 200), ("kind", kind, 500),
      ("rate", rate, 50), ("country", counterparty.country, 10),
      ("counterparty", counterparty.name, 2_000),
      ("counterparty_account", counterparty.account?.text, 200),
      ("counterparty_bank", counterparty.bank, 200),
      ("structured_reference", structuredReference, 500), ("end_to_end_id", endToEndID, 500),
      ("remittance", remittance, 15_000), ("ultimate_name", counterparty.ultimateName, 2_000),
      ("information", information, 15_000),
    ] {
      try check(text, field: field, limit: limit, line: fileLine)
    }
    return [
      String(entry), detail.map(String.init), status.rawValue, String(amount.minor),
      amount.unit.code, isReversal.postgresText, bookedOn.description, valueOn?.description,
      bankReference, entryReference, batch, kind, counterparty.country,
      original.map { String($0.minor) },
      original?.unit.code, rate, fee.map { String($0.minor) }, isNet.postgresText,
      counterparty.name, counterparty.account?.text, counterparty.bank, structuredReference,
      endToEndID, remittance, counterparty.ultimateName, information, String(fileLine),
    ]
  }
}

private func check(
  _ text: String, field: String, limit: Int, line: Int
) throws(StatementError) {
  guard text.utf8.count <= limit else {
    throw StatementError(
      "text_too_long", line: line, field: field,
      "The \(field) has \(text.utf8.count) bytes: at most \(limit) bytes are kept")
  }
  guard !text.utf8.contains(0) else {
    throw StatementError(
      "text_with_nul", line: line, field: field, "The \(field) contains a NUL character")
  }
}
