import Glibc
import Synchronization

/// A thread of its own: blocking calls on Swift's cooperative pool run no more than one a core.
public final class Thread: Sendable {
  private let handle: pthread_t
  private let isJoined = Atomic<Bool>(false)

  private final class Work {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  public init(_ body: @escaping @Sendable () -> Void) {
    let work = Unmanaged.passRetained(Work(body)).toOpaque()
    var handle = pthread_t()
    let code = pthread_create(
      &handle, nil,
      { context in
        if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body() }
        return nil
      }, work)
    precondition(code == 0, "no thread: \(code)")
    self.handle = handle
  }

  deinit {
    if !isJoined.load(ordering: .acquiring) { pthread_detach(handle) }
  }

  /// Waits for the end of the body; to be called once.
  public func join() {
    isJoined.store(true, ordering: .releasing)
    pthread_join(handle, nil)
  }
}

/// Runs the body so many times at once, each on a thread of its own, and waits for all.
public func inParallel<T: Sendable>(
  _ count: Int, _ body: @escaping @Sendable (_ index: Int) throws -> T
) -> [Result<T, any Error>] {
  let results = Shared<[Int: Result<T, any Error>]>([:])
  let threads = (0..<count).map { index in
    Thread {
      let result = Result { try body(index) }
      results.withLock { $0[index] = result }
    }
  }
  for thread in threads { thread.join() }
  return results.withLock { found in (0..<count).compactMap { found[$0] } }
}
