import ArgumentParser
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
    commandName: "show", abstract: "Show a body.",
    discussion: """
      Example:
        coopledger body show cicopa
      """)

  @Argument(help: "The body's code.")
  var code: Typed

  @OptionGroup var common: CommonOptions

  func run() throws {
    let bodies = try common.store().bodies(only: code.text)
    guard !common.json else {
      return try common.console.json(bodies.first.map { .object(bodyJSON($0)) } ?? .null)
    }
    try common.console.put(table(bodies).text)
  }
}

struct BodyCreate: ParsableCommand {
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
