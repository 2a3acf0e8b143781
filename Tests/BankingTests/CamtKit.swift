import Banking
import Glibc
import Ledger

/// What the tests of camt files share.
enum CamtKit {
  static let units: [String: Unit] = {
    let codes = ["EUR", "CHF", "USD", "GBP", "SEK", "RON", "PLN", "JPY", "BHD"]
    return codes.reduce(into: [:]) { units, code in
      let scale = code == "JPY" ? 0 : code == "BHD" ? 3 : 2
      units[code] = try? Unit(code: code, scale: scale, kind: .currency)
    }
  }()

  /// The folder of banks' real files, or nil where there is none.
  static let realFiles = getenv("COOPLEDGER_TEST_DATA").map { String(cString: $0) + "/real/camt" }

  static func bytes(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&piece, 1, piece.count, file)
      if count == 0 { return bytes }
      bytes += piece[..<count]
    }
  }

  static func text(of path: String) -> String? {
    bytes(of: path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Gives bytes out in pieces of at most so many.
  static func source(_ bytes: [UInt8], pieces: Int = .max) -> ByteSource {
    var rest = bytes[...]
    return { buffer in
      let count = min(buffer.count, rest.count, pieces)
      buffer.copyBytes(from: rest.prefix(count))
      rest.removeFirst(count)
      return count
    }
  }

  /// All parts of a file.
  static func read(
    _ bytes: [UInt8], pieces: Int = .max
  ) throws(StatementError) -> [StatementPart] {
    let reader = try CamtReader(units: units, source: source(bytes, pieces: pieces))
    var parts: [StatementPart] = []
    while let part = try reader.next() { parts.append(part) }
    return parts
  }

  static func read(_ text: String) throws(StatementError) -> [StatementPart] {
    try read(Array(text.utf8))
  }

  /// Whole statements.
  static func statements(_ bytes: [UInt8]) throws(StatementError) -> [CamtWhole] {
    CamtWhole.all(of: try read(bytes))
  }

  /// Why a file is refused; nil if it is not.
  static func refusal(_ bytes: [UInt8]) -> StatementError? {
    do {
      _ = try read(bytes)
      return nil
    } catch {
      return error
    }
  }

  static func refusal(_ text: String) -> StatementError? { refusal(Array(text.utf8)) }

  /// A file around some statements.
  static func file(_ statements: String, version: String = "053.001.08") -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.\(version)">
    <BkToCstmrStmt><GrpHdr><MsgId>M</MsgId><CreDtTm>2026-03-02T07:00:00+01:00</CreDtTm></GrpHdr>
    \(statements)
    </BkToCstmrStmt></Document>
    """
  }

  /// A statement of an account in euros around some entries.
  static func statement(_ entries: String) -> String {
    """
    <Stmt><Id>S-1</Id><Acct><Id><IBAN>BE71096123456769</IBAN></Id><Ccy>EUR</Ccy></Acct>
    \(entries)
    </Stmt>
    """
  }

  /// The one line of a file with one entry, which has these elements besides its amount.
  static func line(_ elements: String, amount: String = euros) throws -> StatementLine? {
    let parts = try read(file(statement("<Ntry>\(amount)\(elements)</Ntry>")))
    let lines = CamtWhole.all(of: parts).flatMap { $0.lines }
    return lines.count == 1 ? lines[0] : nil
  }

  static let euros = #"<Amt Ccy="EUR">12.50</Amt><CdtDbtInd>CRDT</CdtDbtInd>"#
}

/// A statement with its lines.
struct CamtWhole: Equatable {
  var head: StatementHead
  var lines: [StatementLine] = []
  var end: StatementEnd?

  static func all(of parts: [StatementPart]) -> [CamtWhole] {
    var statements: [CamtWhole] = []
    for part in parts {
      switch part {
      case .head(let head): statements.append(CamtWhole(head: head))
      case .line(let line): statements[statements.count - 1].lines.append(line)
      case .end(let end): statements[statements.count - 1].end = end
      }
    }
    return statements
  }
}
