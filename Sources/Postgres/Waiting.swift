import Glibc

/// A moment of the monotonic clock, or never.
struct Deadline {
  /// Milliseconds of CLOCK_MONOTONIC.
  private let moment: Int64?

  static let never = Deadline(milliseconds: nil)

  /// So many milliseconds from now; `nil` means never.
  init(milliseconds: Int?) {
    moment = milliseconds.map { Deadline.now + Int64($0) }
  }

  /// What poll() takes: milliseconds left, at least 0, or -1 for ever.
  var remaining: Int32 {
    guard let moment else { return -1 }
    return Int32(clamping: max(0, moment - Deadline.now))
  }

  private static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}

/// Why a wait for a socket ended.
enum WaitEnd {
  case ready, deadlinePassed, interrupted
}

/// Waits until the socket is ready for one of the events (POLLIN, POLLOUT), or broken.
func waitFor(
  _ events: Int32, on socket: Int32, until deadline: Deadline, interrupt: Interrupt?
) -> WaitEnd {
  var watched = [
    pollfd(fd: socket, events: Int16(events), revents: 0),
    pollfd(fd: interrupt?.readEnd ?? -1, events: Int16(POLLIN), revents: 0),
  ]
  while true {
    if interrupt?.isTripped == true { return .interrupted }
    let count = poll(&watched, 2, deadline.remaining)
    if count == 0 { return .deadlinePassed }
    if count < 0, errno == EINTR { continue }
    if watched[1].revents == 0 { return .ready }
  }
}
