import Testing

@testable import Ledger

@Suite("The journal for other programs")
struct JournalFormatTests {
  /// A sealed gift in yen and dinars, and its reversal.
  private func entries() throws -> [BookedEntry] {
    let jpy = try Sample.jpy()
    let bhd = try Sample.unit("BHD", 3)
    func posting(_ account: String, _ amount: String, _ unit: Unit) throws -> BookedEntry.Posting {
      try .init(account: AccountName(account), amount: Money(parsing: amount, unit: unit))
    }
    return [
      BookedEntry(
        id: 17, number: "2018/DON/000004", effectiveOn: try Sample.day("2018-12-05"),
        kind: "donation", document: "D-2018-00009", reverses: nil,
        recordedAt: "2018-12-06T08:00:00.000001Z",
        postings: [
          try posting("Assets:Cash", "1000", jpy), try posting("Equity:Conversion", "-1000", jpy),
          try posting("Equity:Conversion", "1.000", bhd),
          try posting("Income:Donations:SDG", "-1.000", bhd),
        ]),
      BookedEntry(
        id: 18, number: nil, effectiveOn: try Sample.day("2018-12-05"), kind: "reversal",
        document: nil, reverses: 12, recordedAt: "2018-12-06T08:00:00.000002Z",
        postings: [
          try posting("Members:ICA:Stock", "2", try Sample.members()),
          try posting("Members:ICA:Joined", "-2", try Sample.members()),
        ]),
    ]
  }

  private func accounts() throws -> [BookedAccount] {
    [
      BookedAccount(
        name: try AccountName("Assets:Cash"), units: [try Sample.jpy()],
        closedOn: try Sample.day("2019-01-01")),
      BookedAccount(
        name: try AccountName("Equity:Conversion"),
        units: [try Sample.unit("BHD", 3), try Sample.jpy()]),
      BookedAccount(name: try AccountName("Members:ICA:Stock"), units: [try Sample.members()]),
    ]
  }

  private func text(_ format: any JournalFormat) throws -> String {
    let head = format.head(try accounts(), from: try Sample.day("2018-12-05"))
    return try entries().reduce(head) { $0 + format.text($1) }
  }

  @Test("is declared, dated and tagged as hledger and ledger want it")
  func hledger() throws {
    #expect(
      try text(HledgerFormat()) == """
        ; The journal of coopledger, for hledger and ledger.

        commodity BHD
          format 1000.000 BHD
        commodity JPY
        commodity ORG

        account Assets:Cash
        account Equity:Conversion
        account Members:ICA:Stock

        tag entry_id
        tag kind
        tag document
        tag reverses
        tag recorded_at

        2018-12-05 (2018/DON/000004) donation D-2018-00009
          ; entry_id: 17
          ; kind: donation
          ; document: D-2018-00009
          ; recorded_at: 2018-12-06T08:00:00.000001Z
          Assets:Cash  1000 JPY
          Equity:Conversion  -1000 JPY
          Equity:Conversion  1.000 BHD
          Income:Donations:SDG  -1.000 BHD

        2018-12-05 reversal
          ; entry_id: 18
          ; kind: reversal
          ; reverses: 12
          ; recorded_at: 2018-12-06T08:00:00.000002Z
          Members:ICA:Stock  2 ORG
          Members:ICA:Joined  -2 ORG

        """)
  }

  @Test("is opened, closed and named as beancount wants it")
  func beancount() throws {
    #expect(
      try text(BeancountFormat()) == """
        ; The journal of coopledger, for beancount.
        ; Take one Equity:Memorandum: off the names that begin with it: the rest is our name. \
        What stands
        ; there is off the balance sheet: pledges, gifts in kind, counts of members.

        2018-12-05 open Assets:Cash JPY
        2018-12-05 open Equity:Conversion BHD,JPY
        2018-12-05 open Equity:Memorandum:Members:ICA:Stock ORG
        2019-01-01 close Assets:Cash

        2018-12-05 * "donation D-2018-00009"
          entry_id: 17
          entry_no: "2018/DON/000004"
          kind: "donation"
          document: "D-2018-00009"
          recorded_at: "2018-12-06T08:00:00.000001Z"
          Assets:Cash  1000 JPY
          Equity:Conversion  -1000 JPY
          Equity:Conversion  1.000 BHD
          Income:Donations:SDG  -1.000 BHD

        2018-12-05 * "reversal"
          entry_id: 18
          kind: "reversal"
          reverses: 12
          recorded_at: "2018-12-06T08:00:00.000002Z"
          Equity:Memorandum:Members:ICA:Stock  2 ORG
          Equity:Memorandum:Members:ICA:Joined  -2 ORG

        """)
  }

  @Test("is a comment and no more where there is nothing", arguments: [0, 1])
  func nothing(place: Int) throws {
    let formats: [any JournalFormat] = [HledgerFormat(), BeancountFormat()]
    let lines = formats[place].head([], from: nil).split(separator: "\n")
    #expect(!lines.isEmpty && lines.allSatisfy { $0.hasPrefix(";") || $0.hasPrefix("tag ") })
  }

  @Test("gives beancount names of its own roots, from which ours come back, whatever they are")
  func names() throws {
    let parts = ["", "Memorandum", "Memorandum:Equity:Memorandum", "Memorandum-", "X"]
    var seen: Set<String> = []
    for root in AccountName.roots {
      for inner in parts {
        for last in AccountName.roots + ["A"] {
          let ours = [root, inner, last].filter { !$0.isEmpty }.joined(separator: ":")
          let name = BeancountFormat.name(try AccountName(ours))
          let prefix = "Equity:Memorandum:"
          #expect(["Asse", "Liab", "Equi", "Inco", "Expe"].contains(name.prefix(4)))
          #expect((name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name) == ours)
          #expect(seen.insert(name).inserted, "\(ours) is not alone")
        }
      }
    }
  }
}
