import ArgumentParser
import Glibc
import Reports

/// Where the program speaks: data to standard output, everything else to standard error.
struct Console {
  let isQuiet: Bool
  let wantsJSON: Bool

  /// Whether people look at standard output right now.
  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Writes data as it stands.
  func put(_ text: String) throws(Failure) {
    guard Self.write(text, to: STDOUT_FILENO) else {
      if errno == EPIPE {
        // Whoever read, such as head, has seen enough: we end as any program does at that.
        signal(SIGPIPE, SIG_DFL)
        raise(SIGPIPE)
      }
      throw Failure(
        "cannot_write", "Standard output cannot be written: \(String(cString: strerror(errno)))",
        exit: .cannotCreate)
    }
  }

  /// Writes a line of data.
  func line(_ text: String) throws(Failure) { try put(text + "\n") }

  /// Writes a JSON document.
  func json(_ document: JSON) throws(Failure) { try line(document.text) }

  /// Tells people something that is no data.
  func note(_ text: String) {
    guard !isQuiet, !wantsJSON else { return }
    _ = Self.write(Terminal.safe(text) + "\n", to: STDERR_FILENO)
  }

  /// Warns; never silenced, for it may matter.
  func warn(_ warnings: [String]) {
    guard !wantsJSON else { return }
    for warning in warnings {
      _ = Self.write("Warning: \(Terminal.safe(warning))\n", to: STDERR_FILENO)
    }
  }

  /// Shows how far something long has come, on a terminal, and wipes the line at its end.
  func progress(_ done: Int, of total: Int, _ what: String) {
    guard !isQuiet, !wantsJSON, isatty(STDERR_FILENO) == 1 else { return }
    let bar = ProgressBar(raised: Int128(done), goal: Int64(max(total, 1))).text(width: 30)
    _ = Self.write(done < total ? "\r\(bar) \(what)" : "\r\u{1B}[K", to: STDERR_FILENO)
  }

  /// Whether somebody is there to be asked: both ends of the talk are a terminal.
  static var canAsk: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

  /// Asks a question of yes or no; anything but a yes is a no.
  static func confirms(_ question: String) -> Bool {
    _ = write("\(question) [y/N] ", to: STDERR_FILENO)
    return ["y", "yes"].contains(readLine()?.lowercased())
  }

  static func report(_ failure: Failure, asJSON: Bool) {
    _ = write((asJSON ? failure.json.text : failure.text) + "\n", to: STDERR_FILENO)
  }

  /// What the argument parser says of a command line that it cannot read, which it quotes.
  static func report(usage error: any Error, asJSON: Bool) {
    guard !asJSON else {
      let message = Typed.unmarked(Coopledger.message(for: error))
      return report(Failure("usage", message, exit: .usage), asJSON: true)
    }
    let lines = Typed.unmarked(Coopledger.fullMessage(for: error))
      .split(separator: "\n", omittingEmptySubsequences: false)
    let text = lines.map { Terminal.safe(String($0)) }.joined(separator: "\n")
    _ = write(text + "\n", to: STDERR_FILENO)
  }

  static func write(_ text: String, to descriptor: Int32) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
      return true
    }
  }
}
