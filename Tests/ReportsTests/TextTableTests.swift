import Reports
import Testing

@Suite("Text tables")
struct TextTableTests {
  @Test("Columns are aligned under a header and a rule")
  func aligned() {
    var table = TextTable([.left("account"), .right("balance"), .left("unit")])
    table.append(["Assets:Clearing:Bank", "1,497.50", "EUR"])
    table.append(["Income:Donations:SDG", "-1,500", "EUR"])
    table.append(["Expenses:Fees:SDG", "2.50", ""])
    #expect(
      table.text == """
        account                balance  unit
        ────────────────────  ────────  ────
        Assets:Clearing:Bank  1,497.50  EUR
        Income:Donations:SDG    -1,500  EUR
        Expenses:Fees:SDG         2.50

        """)
  }

  @Test("Wide, combining and emoji characters keep the columns straight")
  func widths() {
    var table = TextTable([.left("donor"), .right("amount")])
    for donor in ["协同组合", "Cafe\u{301}", "🤝 pact", "🇧🇪", "한국", "ﾊﾝｶｸ", "ＦＵＬＬ", "❤\u{FE0F}"] {
      table.append([donor, "1"])
    }
    #expect(
      table.text == """
        donor     amount
        ────────  ──────
        协同组合       1
        Cafe\u{301}           1
        🤝 pact        1
        🇧🇪             1
        한국           1
        ﾊﾝｶｸ           1
        ＦＵＬＬ       1
        ❤\u{FE0F}             1

        """)
  }

  @Test("Hostile cells and headings are made harmless and still aligned")
  func hostile() {
    var table = TextTable([.left("na\u{1B}me"), .left("x")])
    table.append(["\u{1B}[31mred\nline", "y"])
    #expect(
      table.text == """
        na\\u{1B}me           x
        ───────────────────  ─
        \\u{1B}[31mred\\nline  y

        """)
  }

  @Test("Without rows, header and rule still stand")
  func empty() {
    #expect(TextTable([.left("a"), .right("bc")]).text == "a  bc\n─  ──\n")
  }
}
