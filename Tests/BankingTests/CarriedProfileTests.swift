import Testing

@testable import Banking

@Suite("The profiles that the program carries")
struct CarriedProfileTests {
  @Test("all of them can be loaded, and say whose files they read")
  func load() {
    #expect(ProfileTesting.carried.count >= 30)
    for profile in ProfileTesting.carried {
      #expect(profile[.about]?.isEmpty == false, "\(profile.name)")
    }
    let names = Set(ProfileTesting.carried.map(\.name))
    for name in [
      "kbc", "ing-nl", "ing-be", "revolut", "wise", "stripe", "paypal", "bunq", "n26", "triodos",
      "open-collective", "github-sponsors", "plain",
    ] { #expect(names.contains(name)) }
  }

  @Test(
    "each is the one that fits the header it describes, in each of its languages",
    arguments: ProfileTesting.carried.filter { $0[.header] == nil }.map(\.name))
  func header(name: String) throws {
    let profile = try #require(ProfileTesting.carried.first { $0.name == name })
    for language in 0..<8 {
      var cells: [String] = []
      for field in ProfileField.allCases {
        guard let names = profile.columns[field], language < names.count || language == 0 else {
          continue
        }
        let column = names[min(language, names.count - 1)]
        guard column.place == nil else { continue }
        let cell = String(column.text.map { $0 == "*" ? "EUR" : String($0) }.joined())
        if !cells.contains(cell) { cells.append(cell) }
      }
      let isWhole = profile.needs.allSatisfy { fields in
        fields.contains { field in
          (profile.columns[field] ?? []).contains { name in
            cells.contains { name.matches(ColumnName.plain($0)) }
          }
        }
      }
      guard isWhole || language == 0 else { continue }
      let separator = profile[.delimiter] ?? ";"
      let text = cells.joined(separator: separator) + "\n"
      let layout = try CSVLayout.detect(
        FileHead(bytes: Array(text.utf8), isWhole: true), ProfileTesting.choice())
      #expect(layout.profile.name == name, "\(text)")
    }
  }

  @Test("a profile that cannot be right is refused when it is loaded")
  func refused() throws {
    for (rows, code) in [
      ("a,colour,,\n", "profile_field"), (",dates,,xyz\na,date,,\nb,amount,,\n", "profile_setting"),
      (",like,,nothing\n", "profile_like"), ("b,amount,,\n", "profile_date"),
      ("a,date,,\n", "profile_amount"),
      ("a,date,,\nb,amount,,\nc,status,x,gone\n", "profile_meaning"),
      ("a,date,,\nb,amount,,\n,quote,,ab\n", "profile_setting"),
    ] {
      #expect(throws: StatementError.self) {
        try ProfileTesting.profile("x", text: "column,field,value,means\n" + rows)
      }
      do {
        _ = try ProfileTesting.profile("x", text: "column,field,value,means\n" + rows)
      } catch let error as StatementError {
        #expect(error.code == code)
      }
    }
  }
}
