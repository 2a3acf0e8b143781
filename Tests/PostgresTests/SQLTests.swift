import Postgres
import Testing

@Suite("A statement")
struct SQLTests {
  @Test("binds what is interpolated and keeps it out of the text")
  func bindsInterpolations() {
    let name: String? = nil
    let sql: SQL = "select \(1), \("it's"), \(true), \(name), \([1, 2]) from t"
    #expect(sql.text == "select $1, $2, $3, $4, $5 from t")
    #expect(sql.parameters == ["1", "it's", "t", nil, "{\"1\",\"2\"}"])
  }

  @Test("numbers parameters on when two are joined, or one is set into another")
  func renumbers() {
    let condition: SQL = "b = \(2) and c = \(3)"
    let joined: SQL = "a = \(1) and " + condition
    #expect(joined.text == "a = $1 and b = $2 and c = $3")
    let nested: SQL = "select \(0) where \(condition) or d = \(4)"
    #expect(nested.text == "select $1 where b = $2 and c = $3 or d = $4")
    #expect(nested.parameters == ["0", "2", "3", "4"])
  }

  @Test("takes raw text under a loud label only, and prints no values")
  func printsNoValues() {
    let sql: SQL = "select * from \(unsafeSQL: "audit.journal") where donor = \("Maria")"
    #expect(sql.text == "select * from audit.journal where donor = $1")
    #expect(!"\(sql)".contains("Maria"))
  }

  @Test("may come without parameters, and empty")
  func plainText() {
    let plain: SQL = "select 1"
    #expect(plain.text == "select 1")
    #expect(plain.parameters.isEmpty)
    #expect(("" + plain + "").text == "select 1")
  }
}
