import ArgumentParser
import Ledger
import Reports
import Store

struct BodyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "body", abstract: "The bodies that organisations affiliate to.",
    discussion: """
      Example:
        coopledger body tree
      """,
    subcommands: [BodyList.self, BodyTree.self, BodyShow.self, BodyCreate.self])
}

struct BodyList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the bodies by code.",
    discussion: """
      Example:
        coopledger body list --json
      """)

  @OptionGroup var common: CommonOptions

  func run() throws {
    let bodies = try common.store().bodies()
    guard !common.json else {
      return try common.console.json(.array(bodies.map { .object(bodyJSON($0)) }))
    }
    try common.console.put(table(bodies).text)
  }
}

struct BodyTree: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tree", abstract: "Show the bodies inside each other.",
    discussion: """
      There is one tree, of which nothing changes but that bodies are added; how a body stood on a \
      day, or was known to stand, is what body show tells.

      Example:
        coopledger body tree
      """)

  @OptionGroup var common: CommonOptions

  func run() throws {
    let bodies = try common.store().bodies()
    guard !common.json else { return try common.console.json(.array(branches(nil, bodies))) }
    try common.console.put(draw(nil, bodies, indent: ""))
  }

  private func draw(_ parent: String?, _ bodies: [Body], indent: String) -> String {
    bodies.filter { $0.parent == parent }.map { body in
      "\(indent)\(body.code)  \(Terminal.safe(body.name))\n"
        + draw(body.code, bodies, indent: indent + "  ")
    }.joined()
  }

  private func branches(_ parent: String?, _ bodies: [Body]) -> [JSON] {
    bodies.filter { $0.parent == parent }.map { body in
      .object(bodyJSON(body) + [("bodies", .array(branches(body.code, bodies)))])
    }
  }
}

struct BodyShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a body, and how it stands.",
    discussion: """
      Its members are its own. Reach is another number and no growth: the distinct organisations \
      with a name in it or in any body inside it.

      Example:
        coopledger body show cicopa
      """)

  @Argument(help: "The body's code.")
  var code: Typed

  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let store = try common.store()
    let body = try store.bodies(only: code.text)[0]
    let standing = try store.standing(of: code.text, at: read.horizon())
    guard !common.json else {
      return try common.console.json(.object(bodyJSON(body) + standingJSON(standing)))
    }
    let count = standing.members.map { members in
      let unnamed = standing.unnamed ?? 0
      return unnamed == 0 ? "\(members)" : "\(members), \(unnamed) of them without a name"
    }
    let countries =
      standing.countries.map(String.init)
      ?? standing.namedCountries.map { "at least \($0) (members with a name)" }
    var facts = TextTable([.left("Body"), .left(body.code)])
    let rows: [(String, String?)] = [
      ("Name", body.name), ("Kind", body.kind), ("Part of", body.parent), ("Scope", body.scope),
      ("Since", body.founded), ("Counted from", standing.countedFrom?.description),
      ("Members", count ?? "not counted"), ("Countries", countries),
    ]
    for case (let name, let value?) in rows { facts.append([name, value]) }
    let noun = standing.reach == 1 ? "organisation" : "organisations"
    try common.console.put(
      facts.text + "\nReach, a figure of its own and no growth: \(standing.reach) distinct named "
        + "\(noun) in \(body.code) and the bodies inside it\n")
  }

  private func standingJSON(_ standing: BodyStanding) -> [(String, JSON)] {
    [
      ("counted_from", .optional(standing.countedFrom?.description)),
      ("members", .count(standing.members)), ("full", .count(standing.full)),
      ("associate", .count(standing.associate)), ("unnamed", .count(standing.unnamed)),
      ("countries", .count(standing.countries)),
      ("named_countries", .count(standing.namedCountries)), ("reach", .int(standing.reach)),
    ]
  }
}

extension JSON {
  /// A count, or null where nobody counted.
  static func count(_ number: Int?) -> JSON { number.map(JSON.int) ?? .null }
}

struct BodyCreate: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Create a body inside another one; its accounts open with it.",
    discussion: """
      Example:
        coopledger body create cecop-nordic --name "CECOP Nordic" --kind regional --parent cecop
      """)

  @Argument(help: "Its code: small letters, digits and hyphens.")
  var code: Typed

  @Option(help: ArgumentHelp("Its name.", valueName: "text"))
  var name: Typed

  @Option(help: ArgumentHelp("global, regional or sectoral.", valueName: "kind"))
  var kind: Typed

  @Option(help: ArgumentHelp("The body that it is part of.", valueName: "code"))
  var parent: Typed?

  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let recorded = try common.store().createBody(
      code.text, name: name.text, kind: kind.text, parent: parent?.text, write.recording())
    guard !common.json else {
      return try common.console.json(
        writeJSON(recorded, isDryRun: write.dryRun, bodyJSON(recorded.document)))
    }
    try common.console.line(
      "\(writeVerb(recorded.status, write.dryRun, "body")) \(recorded.document.code)")
    common.console.tell(key: recorded.key, entry: nil, isDryRun: write.dryRun, undo: nil)
  }
}

private func table(_ bodies: [Body]) -> TextTable {
  var table = TextTable([
    .left("Code"), .left("Kind"), .left("Part of"), .left("Since"), .left("Scope"), .left("Name"),
  ])
  for body in bodies {
    table.append([
      body.code, body.kind, body.parent ?? "", body.founded ?? "", body.scope ?? "", body.name,
    ])
  }
  return table
}

/// A body for programs.
private func bodyJSON(_ body: Body) -> [(String, JSON)] {
  [
    ("code", .string(body.code)), ("name", .string(body.name)), ("kind", .string(body.kind)),
    ("parent", .optional(body.parent)), ("scope", .optional(body.scope)),
    ("founded", .optional(body.founded)),
  ]
}
