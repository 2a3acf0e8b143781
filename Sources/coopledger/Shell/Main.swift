import ArgumentParser
import Glibc
import Postgres

@main
enum Main {
  static func main() {
    signal(SIGPIPE, SIG_IGN)
    Interrupt.install()
    let words = arguments()
    let wantsJSON = words?.prefix { $0 != "--" }.contains("--json") ?? false
    do {
      guard let words else {
        throw Failure(
          "not_utf8", "An argument is not valid UTF-8 text",
          hint: "Set the terminal to UTF-8 and type it again.", exit: .badData)
      }
      var command = try Coopledger.parseAsRoot(Typed.marking(words))
      try command.run()
    } catch {
      exit(status(of: error, wantsJSON: wantsJSON).rawValue)
    }
  }

  /// The words of the command line; nil where one is not UTF-8, which Swift would silently mend.
  private static func arguments() -> [String]? {
    var words: [String] = []
    for argument in UnsafeBufferPointer(
      start: CommandLine.unsafeArgv, count: Int(CommandLine.argc)
    ).dropFirst() {
      guard let argument, let word = String(validatingCString: argument) else { return nil }
      words.append(word)
    }
    return words
  }

  private static func status(of error: any Error, wantsJSON: Bool) -> ExitStatus {
    let code = Coopledger.exitCode(for: error)
    if code == .success { Coopledger.exit(withError: error) }
    if error is ExitCode { return ExitStatus(rawValue: code.rawValue) ?? .software }
    if code == .validationFailure {
      Console.report(usage: error, asJSON: wantsJSON)
      return .usage
    }
    let failure = Failure(error)
    Console.report(failure, asJSON: wantsJSON)
    return failure.exit
  }
}
