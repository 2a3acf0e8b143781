/// A text file of the source tree: one that the program carries, or one that a test puts in its
/// place.
public struct EmbeddedFile: Hashable, Sendable {
  /// Its path from the top of the source tree, such as `sql/views/audit_journal.sql`.
  public let path: String
  public let text: String

  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }

  /// The last component of the path, without its ending: `audit_journal`.
  var stem: String {
    let name = path.split(separator: "/").last ?? ""
    return String(name.prefix { $0 != "." })
  }

  /// The last component of the path.
  var name: String { String(path.split(separator: "/").last ?? "") }
}
