import Glibc
import Synchronization

/// A request to stop, such as Ctrl-C, that wakes whatever waits for the server.
///
/// A connection whose ``ConnectionOptions/interrupt`` is tripped cancels a waiting read, closes
/// its connection over a waiting write, and starts nothing new but the rollback of what is open.
public final class Interrupt: Sendable {
  private let tripped = Atomic<Bool>(false)
  /// Readable from the moment of the trip on: a waiting poll() watches it beside its socket.
  let readEnd: Int32
  private let writeEnd: Int32

  public init() {
    var ends: [Int32] = [-1, -1]
    // Without descriptors (EMFILE) poll() ignores the -1 and a signal still ends its wait.
    if pipe(&ends) == 0 {
      for end in ends {
        _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        _ = fcntl(end, F_SETFL, O_NONBLOCK)
      }
    }
    readEnd = ends[0]
    writeEnd = ends[1]
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }

  public var isTripped: Bool { tripped.load(ordering: .acquiring) }

  /// Asks to stop. Does only what a signal handler may do.
  public func trip() {
    let savedError = errno
    tripped.store(true, ordering: .releasing)
    var byte: UInt8 = 0
    _ = write(writeEnd, &byte, 1)
    errno = savedError
  }

  /// Takes note of the request, so that what is left to do can be done: asking what became of a
  /// write. The next request trips it again.
  public func acknowledge() {
    var byte: UInt8 = 0
    while read(readEnd, &byte, 1) > 0 {}
    tripped.store(false, ordering: .releasing)
  }

  /// Waits until a descriptor has something to read, or has come to its end; false where this
  /// asks to stop first.
  public func waitToRead(_ descriptor: Int32) -> Bool {
    waitFor(POLLIN, on: descriptor, until: .never, interrupt: self) == .ready
  }

  /// The interrupt that SIGINT and SIGTERM trip, once ``install()`` was called.
  public static var installed: Interrupt? {
    isInstalled.load(ordering: .acquiring) ? ofProcess : nil
  }

  /// Lets SIGINT and SIGTERM trip ``installed``. Each does so once: a second Ctrl-C ends the
  /// process as ever, for the user who means it. Call it before connecting.
  public static func install() {
    // Made here, so that the handler never has to.
    _ = ofProcess
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in Interrupt.ofProcess.trip() }
    action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
    for signal in [SIGINT, SIGTERM] {
      sigaction(signal, &action, nil)
    }
    isInstalled.store(true, ordering: .releasing)
  }

  private static let ofProcess = Interrupt()
  private static let isInstalled = Atomic<Bool>(false)
}
