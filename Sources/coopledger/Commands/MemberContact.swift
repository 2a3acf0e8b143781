import ArgumentParser
import Reports
import Store

struct MemberContact: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contact", abstract: "Keep persons to write to, apart from everything else.",
    discussion: """
      This is personal data: it is in no report, and an erased contact is really gone.

      Example:
        coopledger member contact list ligacoop
      """,
    subcommands: [MemberContactAdd.self, MemberContactList.self, MemberContactErase.self])
}

struct MemberContactAdd: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a person to write to.",
    discussion: """
      Example:
        coopledger member contact add ligacoop --name "Ana Rivera" --email ana@example.coop
      """)

  @Argument(help: "The organisation's code.")
  var member: Typed

  @Option(help: ArgumentHelp("The person's name.", valueName: "text"))
  var name: Typed?

  @Option(help: ArgumentHelp("Mail address.", valueName: "address"))
  var email: Typed?

  @Option(help: ArgumentHelp("Telephone number.", valueName: "number"))
  var phone: Typed?

  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let recorded = try common.store().addContact(
      of: member.text, name: name?.text, email: email?.text, phone: phone?.text,
      write.recording())
    guard !common.json else {
      return try common.console.json(
        writeJSON(recorded, isDryRun: write.dryRun, contactJSON(recorded.document)))
    }
    let id = recorded.document.id
    try common.console.line(
      "\(writeVerb(recorded.status, write.dryRun, "contact")) \(id) of \(member.text)")
    common.console.tell(
      key: recorded.key, entry: nil, isDryRun: write.dryRun,
      undo: "coopledger member contact erase \(id) --reason TEXT")
  }
}

struct MemberContactList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the persons to write to in an organisation.",
    discussion: """
      Example:
        coopledger member contact list ligacoop
      """)

  @Argument(help: "The organisation's code.")
  var member: Typed

  @OptionGroup var common: CommonOptions

  func run() throws {
    let contacts = try common.store().contacts(of: member.text)
    guard !common.json else {
      return try common.console.json(.array(contacts.map { .object(contactJSON($0)) }))
    }
    var table = TextTable([.right("Contact"), .left("Name"), .left("Mail"), .left("Telephone")])
    for contact in contacts {
      table.append([
        String(contact.id), contact.name ?? "", contact.email ?? "", contact.phone ?? "",
      ])
    }
    try common.console.put(table.text)
  }
}

struct MemberContactErase: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase", abstract: "Delete a person's data for good.",
    discussion: """
      That it was done stays on record; what was deleted cannot be had back.

      Example:
        coopledger member contact erase 3 --reason "asked to be removed"
      """)

  @Argument(help: "The contact's number, as member contact list shows it.")
  var contact: Int64

  @Option(help: ArgumentHelp("Why.", valueName: "text"))
  var reason: Typed

  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let recorded = try common.store().eraseContact(contact, reason: reason.text, write.recording())
    guard !common.json else {
      return try common.console.json(
        writeJSON(recorded, isDryRun: write.dryRun, [("contact", .int(Int(recorded.document)))]))
    }
    let verb =
      write.dryRun ? "Would erase" : recorded.status == .exists ? "Already erased" : "Erased"
    try common.console.line("\(verb) contact \(recorded.document)")
    common.console.tell(key: recorded.key, entry: nil, isDryRun: write.dryRun, undo: nil)
  }
}

/// A contact for programs.
private func contactJSON(_ contact: Contact) -> [(String, JSON)] {
  [
    ("contact", .int(Int(contact.id))), ("member", .string(contact.member)),
    ("name", .optional(contact.name)), ("email", .optional(contact.email)),
    ("phone", .optional(contact.phone)),
  ]
}
