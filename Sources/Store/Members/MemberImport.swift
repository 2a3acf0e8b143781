public import Ledger
public import Membership

/// What came of one row of an imported file.
public struct ImportedRow: Sendable {
  public enum Status: String, Sendable {
    /// Something of it is new.
    case created
    /// All of it was there already.
    case exists
    case refused
    /// Nothing is wrong with it, but the file as a whole was refused.
    case notRecorded = "not_recorded"
  }

  public let line: Int
  /// The organisation's code; nil where the row could not be read.
  public let code: String?
  public let body: String?
  public let status: Status
  public let refusals: [RowRefusal]
}

/// What came of an imported file.
public struct MemberImport: Sendable {
  /// By line.
  public let rows: [ImportedRow]
  /// How many organisations were added.
  public let organisations: Int
  /// How the bodies stand now.
  public let bodies: [MemberAnswer]

  public func count(_ status: ImportedRow.Status) -> Int { rows.count { $0.status == status } }
}

/// A file of which rows are refused, and therefore the whole.
public struct MemberImportRefused: Refusal {
  /// By line.
  public let rows: [ImportedRow]

  public var code: String { "rows_refused" }
  public var message: String {
    let count = rows.count { $0.status == .refused }
    return "\(count) of \(rows.count) \(rows.count == 1 ? "row is" : "rows are") refused; "
      + "nothing was recorded"
  }
  public var hint: String? {
    rows.contains { $0.status == .notRecorded }
      ? "Mend them, or take in the others alone with --skip-bad and --results FILE." : nil
  }
}
