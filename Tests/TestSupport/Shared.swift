import Synchronization

/// A value that several threads change in turn.
public final class Shared<Value: Sendable>: Sendable {
  private let value: Mutex<Value>

  public init(_ value: Value) { self.value = Mutex(value) }

  public func withLock<R: Sendable>(_ body: (inout Value) throws -> R) rethrows -> R {
    try value.withLock { value in try body(&value) }
  }
}
