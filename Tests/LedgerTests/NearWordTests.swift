import Ledger
import Testing

@Suite("A word that is not known")
struct NearWordTests {
  private let known = ["donation", "donor", "sdg", "sdg-2019", "cicopa"]

  @Test(
    "is near to what it differs from by capitals or by a slip",
    arguments: [
      ("donatoin", "donation"), ("Donation", "donation"), ("donatiom", "donation"),
      ("dontion", "donation"), ("donnation", "donation"), ("doner", "donor"), ("SDG", "sdg"),
      ("sgd", "sdg"), ("SDG-2018", "sdg-2019"), ("CICOPPA", "cicopa"),
    ])
  func near(word: String, meant: String) {
    #expect(NearWord.of(word, among: known) == meant)
  }

  @Test(
    "is near to nothing that it shares little with", arguments: ["", "x", "sd", "pledge", "none"])
  func far(word: String) {
    #expect(NearWord.of(word, among: known) == nil)
  }

  @Test("is near to nothing where nothing is known, or where no slip makes it so long")
  func nothing() {
    #expect(NearWord.of("sdg", among: []) == nil)
    let long = String(repeating: "s", count: 100_000)
    #expect(NearWord.of(long, among: [long]) == nil)
  }
}
