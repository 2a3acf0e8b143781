import TestSupport

extension Ledger {
  /// What one would see: each command line, what it prints, and its exit code where not 0.
  func transcript(_ lines: [String]) throws -> String {
    try lines.map { line in
      let output = try run(line)
      let exit = output.status == 0 ? "" : "exit \(output.status)\n"
      return "$ coopledger \(line)\n\(output.output)\(output.error)\(exit)"
    }.joined(separator: "\n")
  }
}
