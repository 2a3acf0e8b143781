import Glibc
import Ledger
import TestSupport

/// A program of other people's that reckons our books from their export.
enum ForeignTool: String, CaseIterable, Sendable {
  case hledger, ledger, beancount

  /// Whether all of them are there, as Debian's packages of these names install them.
  static let areInstalled = ["hledger", "ledger", "bean-check"].allSatisfy { name in
    access("/usr/bin/\(name)", X_OK) == 0
  }

  /// The format that it reads.
  var format: any JournalFormat { self == .beancount ? BeancountFormat() : HledgerFormat() }

  /// Has it check the books at its strictest, then reckon them: `Assets:Cash EUR 12.00` for each
  /// balance that is not zero. Throws what it says against them.
  func balances(of books: String) throws -> [String] {
    let script = """
      set -e
      folder=$(mktemp -d)
      trap 'rm -rf "$folder"' EXIT
      cat >"$folder/books"
      \(self.script)
      """
    let output = try Child.run(
      "/bin/sh", ["-c", script],
      environment: [
        "PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LANG": "C.UTF-8",
        "BEANCOUNT_DISABLE_LOAD_CACHE": "1",
      ], input: Array(books.utf8))
    guard output.status == 0, output.error.isEmpty else {
      throw SystemError("\(rawValue) ended with \(output.status): \(output.error)\(output.output)")
    }
    return read(output.output).filter { $0.amount.contains { ("1"..."9").contains($0) } }
      .map { "\($0.account) \($0.unit) \($0.amount)" }.sorted()
  }

  private var script: String {
    switch self {
    case .hledger:
      """
      hledger -f "$folder/books" check --strict ordereddates
      hledger -f "$folder/books" print >"$folder/printed"
      hledger -f "$folder/printed" balance --flat --no-total --layout=bare --output-format=csv
      """
    case .ledger:
      """
      ledger --init-file /dev/null --strict --pedantic --file "$folder/books" balance --flat \
        --no-total --balance-format '%(account) %(amount)\\n'
      """
    case .beancount:
      """
      bean-check "$folder/books"
      /usr/bin/python3 - "$folder/books" <<'END'
      import sys
      from beancount import loader
      balances = {}
      for entry in loader.load_file(sys.argv[1])[0]:
          for posting in getattr(entry, "postings", []):
              key = (posting.account.removeprefix("Equity:Memorandum:"), posting.units.currency)
              balances[key] = balances.get(key, 0) + posting.units.number
      for (account, unit), number in balances.items():
          print(f"{account} {unit} {number:f}")
      END
      """
    }
  }

  private struct Balance {
    let account: Substring
    let unit: Substring
    let amount: Substring
  }

  private func read(_ output: String) -> [Balance] {
    var account: Substring = ""
    return output.split(separator: "\n").compactMap { line in
      switch self {
      case .hledger:
        let cells = line.split(separator: ",").map { $0.dropFirst().dropLast() }
        return cells[0] == "account"
          ? nil : Balance(account: cells[0], unit: cells[1], amount: cells[2])
      case .ledger:
        // The further units of an account stand on lines of their own.
        var words = line.split(separator: " ")
        if words.count == 3 { account = words.removeFirst() }
        return words.count == 1 ? nil : Balance(account: account, unit: words[1], amount: words[0])
      case .beancount:
        let words = line.split(separator: " ")
        return Balance(account: words[0], unit: words[1], amount: words[2])
      }
    }
  }
}
