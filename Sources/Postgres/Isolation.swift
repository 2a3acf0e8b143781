/// PostgreSQL's transaction isolation levels.
public enum Isolation: String, Sendable {
  /// Each statement sees what was committed when it began.
  case readCommitted = "read committed"
  /// All statements see what was committed when the first began.
  case repeatableRead = "repeatable read"
  /// As if transactions ran one after another, or SQLSTATE 40001.
  case serializable = "serializable"
}
