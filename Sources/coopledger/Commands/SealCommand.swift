import ArgumentParser
import CSV
import Ledger
import Reports
import Store

struct SealCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seal", abstract: "Seal what is recorded, so that it cannot change unnoticed.",
    discussion: """
      Everything recorded that no seal covers yet gets its legal number and its place in a hash \
      tree. Keep the root that is printed somewhere outside of the database: verify compares it.

      Examples:
        coopledger seal
        coopledger seal list
      """,
    subcommands: [SealList.self])

  @OptionGroup var common: CommonOptions

  func run() throws {
    let done = try common.store().seal()
    guard !common.json else {
      return try common.console.json(
        .object([
          ("seal", done.seal.map { .int(Int($0)) } ?? .null), ("entries", .int(Int(done.entries))),
          ("tree_size", .int(Int(done.treeSize))), ("root", .string(done.root)),
          ("sealed_at", .optional(done.sealedAt)),
          ("status", .string(done.isNew ? "sealed" : "nothing")),
        ]))
    }
    guard let seal = done.seal else {
      return try common.console.line("Nothing is recorded yet, so nothing is sealed")
    }
    try common.console.line(
      done.isNew
        ? "Sealed \(counted(done.entries, "entry", "entries")) with seal \(seal); "
          + "\(done.treeSize) sealed in all"
        : "Nothing new to seal since seal \(seal); \(done.treeSize) sealed in all")
    try common.console.line("Root \(done.root)")
    if done.isNew {
      common.console.note("To prove it later: coopledger verify --seal \(seal) --root \(done.root)")
    }
  }
}

struct SealList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the seals.",
    discussion: """
      Example:
        coopledger seal list --format csv > seals.csv
      """)

  @Option(help: ArgumentHelp("text, csv or json.", valueName: "format"))
  var format: TableFormat = .text

  @OptionGroup var common: CommonOptions

  func run() throws {
    let seals = try common.store().seals()
    switch common.json ? .json : format {
    case .text: try common.console.put(text(seals))
    case .csv: try common.console.put(csv(seals).text())
    case .json:
      try common.console.json(
        .array(
          seals.map { seal in
            .object([
              ("seal", .int(Int(seal.number))), ("entries", .int(Int(seal.entries))),
              ("tree_size", .int(Int(seal.treeSize))), ("root", .string(seal.root)),
              ("previous_root", .optional(seal.previousRoot)),
              ("sealed_at", .string(seal.sealedAt)), ("sealed_by", .string(seal.sealedBy)),
            ])
          }))
    }
  }

  private func text(_ seals: [Seal]) -> String {
    var table = TextTable([
      .right("Seal"), .right("Entries"), .right("In all"), .left("Sealed at"), .left("By"),
      .left("Root"),
    ])
    for seal in seals {
      table.append([
        String(seal.number), String(seal.entries), String(seal.treeSize), seal.sealedAt,
        seal.sealedBy, seal.root,
      ])
    }
    return table.text
  }

  private func csv(_ seals: [Seal]) -> CSVTable {
    var table = CSVTable([
      "seal", "entries", "tree_size", "root", "previous_root", "sealed_at", "sealed_by",
    ])
    for seal in seals {
      table.append([
        .number(String(seal.number)), .number(String(seal.entries)),
        .number(String(seal.treeSize)), .text(seal.root), .text(seal.previousRoot),
        .text(seal.sealedAt), .text(seal.sealedBy),
      ])
    }
    return table
  }
}
