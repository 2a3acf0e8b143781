import ArgumentParser
import Ledger
import Reports
import Store

struct MemberList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the organisations and what they are members of.",
    discussion: """
      Example:
        coopledger member list --as-of 2017-06-30
      """)

  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let horizon = try read.horizon()
    let organisations = try common.store().organisations(at: horizon)
    guard !common.json else {
      return try common.console.json(.array(organisations.map { .object(organisationJSON($0)) }))
    }
    let day = horizon.asOf
    var table = TextTable([.left("Code"), .left("Country"), .left("Name"), .left("Member of")])
    for organisation in organisations {
      let bodies = Set(organisation.affiliations.filter { $0.covers(day) }.map(\.body))
      table.append([
        organisation.code, organisation.country, organisation.name,
        bodies.sorted().joined(separator: ", "),
      ])
    }
    try common.console.put(table.text)
  }
}

struct MemberShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show an organisation and its memberships.",
    discussion: """
      Its movements, such as joined and left, come with the entries by which coopledger member \
      correct names them; what was taken back is left out.

      Example:
        coopledger member show ligacoop
      """)

  @Argument(help: "The organisation's code.")
  var code: Typed

  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let organisations = try common.store().organisations(at: read.horizon(), only: code.text)
    guard let organisation = organisations.first else { return }
    guard !common.json else {
      return try common.console.json(.object(organisationJSON(organisation)))
    }
    var facts = TextTable([.left("Organisation"), .left(organisation.code)])
    let rows: [(String, String?)] = [
      ("Name", organisation.name), ("Acronym", organisation.acronym),
      ("Native name", organisation.nativeName), ("Country", organisation.country),
      ("Kind", organisation.kind), ("Founded", organisation.founded),
      ("Website", organisation.website),
      (
        "Sectors",
        organisation.sectors.isEmpty ? nil : organisation.sectors.joined(separator: ", ")
      ),
    ]
    for case (let name, let value?) in rows { facts.append([name, value]) }
    var table = TextTable([
      .left("Body"), .left("Class"), .left("From"), .left("Until"), .left("Known to the"),
      .left("Via"), .right("Entry"),
    ])
    for stay in organisation.affiliations {
      table.append([
        stay.body, stay.memberClass, stay.from.description, stay.until?.description ?? "",
        stay.precision, stay.via ?? "", stay.entry.map(String.init) ?? "",
      ])
    }
    var movements = TextTable([
      .left("Movement"), .left("Body"), .left("On"), .left("Class"), .left("Merged with"),
      .right("Entry"),
    ])
    for movement in organisation.movements {
      movements.append([
        movement.kind, movement.body, movement.day.description, movement.memberClass ?? "",
        movement.counterpart ?? "", movement.entry.map(String.init) ?? "",
      ])
    }
    try common.console.put([facts, table, movements].map(\.text).joined(separator: "\n"))
  }
}

extension Organisation.Affiliation {
  /// Whether it lasts on a day; nil for today, as nothing is recorded that is still to come.
  fileprivate func covers(_ day: Day?) -> Bool {
    guard let day else { return until == nil }
    return from <= day && until.map { day < $0 } ?? true
  }
}

/// An organisation for programs.
func organisationJSON(_ organisation: Organisation) -> [(String, JSON)] {
  [
    ("code", .string(organisation.code)), ("name", .string(organisation.name)),
    ("country", .string(organisation.country)), ("kind", .optional(organisation.kind)),
    ("acronym", .optional(organisation.acronym)),
    ("native_name", .optional(organisation.nativeName)),
    ("founded", .optional(organisation.founded)), ("website", .optional(organisation.website)),
    ("sectors", .array(organisation.sectors.map(JSON.string))),
    (
      "affiliations",
      .array(
        organisation.affiliations.map { stay in
          .object([
            ("body", .string(stay.body)), ("class", .string(stay.memberClass)),
            ("from", .string(stay.from.description)),
            ("until", .optional(stay.until?.description)),
            ("joined_on", .string(stay.joinedOn.description)),
            ("left_on", .optional(stay.leftOn?.description)),
            ("date_precision", .string(stay.precision)), ("via", .optional(stay.via)),
            ("member_since", .optional(stay.memberSince?.description)),
            ("entry", stay.entry.map { .int(Int($0)) } ?? .null),
          ])
        })
    ),
    (
      "movements",
      .array(
        organisation.movements.map { movement in
          .object([
            ("body", .string(movement.body)), ("kind", .string(movement.kind)),
            ("effective_on", .string(movement.day.description)),
            ("date_precision", .string(movement.precision)),
            ("class", .optional(movement.memberClass)),
            ("counterpart", .optional(movement.counterpart)),
            ("entry", movement.entry.map { .int(Int($0)) } ?? .null),
          ])
        })
    ),
  ]
}
