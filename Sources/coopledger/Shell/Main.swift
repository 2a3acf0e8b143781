import ArgumentParser
import Glibc
import Ledger
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
      try run(words)
    } catch {
      exit(status(of: error, words ?? [], wantsJSON: wantsJSON).rawValue)
    }
  }

  private static func run(_ words: [String]) throws {
    var command = try Coopledger.parseAsRoot(Typed.marking(words))
    do {
      try command.run()
    } catch var failure as Failure where failure.code == "cannot_write" && failure.file == nil {
      if let command = command as? any WritingCommand, !command.write.dryRun {
        failure.hint = "What was asked to be recorded is recorded: look before you ask again."
      }
      throw failure
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

  private static func status(
    of error: any Error, _ words: [String], wantsJSON: Bool
  ) -> ExitStatus {
    let code = Coopledger.exitCode(for: error)
    if error is ExitCode { return ExitStatus(rawValue: code.rawValue) ?? .software }
    do throws(Failure) {
      if code == .success {
        // Help, or the version: as the parser's own exit prints it, which says of no full disk.
        try Console(isQuiet: false, wantsJSON: false).line(Coopledger.fullMessage(for: error))
        return .done
      }
      if code == .validationFailure {
        if let unknown = unknownCommand(in: words) { throw unknown }
        Console.report(usage: error, asJSON: wantsJSON)
        return .usage
      }
      throw Failure(error)
    } catch {
      Console.report(error, asJSON: wantsJSON)
      return error.exit
    }
  }

  /// What is said of a command that there is not, where another one is near: to the parser it is
  /// an argument too many.
  private static func unknownCommand(in words: [String]) -> Failure? {
    var command: any ParsableCommand.Type = Coopledger.self
    for (place, word) in words.enumerated() {
      let known = command.configuration.subcommands
      if let next = known.first(where: { $0.configuration.commandName == word }) {
        command = next
        continue
      }
      let names = known.compactMap { $0.configuration.commandName }
      guard let near = NearWord.of(word, among: names) else { return nil }
      let path = (["coopledger"] + words[..<place]).joined(separator: " ")
      return Failure(
        "usage", "There is no command \"\(path) \(word)\"", hint: "Do you mean \(path) \(near)?",
        exit: .usage)
    }
    return nil
  }
}
