/// What a statement or a transaction may do.
///
/// It decides more than privileges. A read may be cancelled at any time, and a read whose answer is
/// lost has changed nothing. A write is never cancelled: while a commit waits for a standby, a
/// cancel is answered with *success* and a mere warning, and the row may be gone after a failover.
/// So a write that must stop has its connection closed, and says when its outcome is unknown.
public enum Access: String, Sendable {
  /// The server itself refuses to write (SQLSTATE 25006), so a mistaken claim is found at once.
  case readOnly = "read only"
  case readWrite = "read write"
}
