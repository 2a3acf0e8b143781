import Reports
import Testing

@Suite("Progress bar")
struct ProgressBarTests {
  @Test(
    "The bar fills by eighths and is never over-full",
    arguments: [
      (0, 100, "[          ]  0.00 %"),
      (150_000, 27_242_000, "[          ]  0.55 %"),
      (55, 100, "[█████▌    ] 55.00 %"),
      (1, 80, "[▏         ]  1.25 %"),
      (99, 100, "[█████████▉] 99.00 %"),
      (999_999, 1_000_000, "[█████████▉] 99.99 %"),
      (100, 100, "[██████████] 100.00 %"),
      (250, 100, "[██████████] 250.00 %"),
      (-5, 100, "[          ]  0.00 %"),
      (Int128(Int64.max) - 1, Int64.max, "[█████████▉] 99.99 %"),
      (Int128(Int64.max) * 2, 1, "[██████████] 1844674407370955161400.00 %"),
    ] as [(Int128, Int64, String)])
  func text(raised: Int128, goal: Int64, text: String) {
    #expect(ProgressBar(raised: raised, goal: goal).text(width: 10) == text)
  }

  @Test("Every state of a bar takes the same number of columns")
  func widths() {
    for width in [0, 1, 7, 40] {
      for raised in Int128(0)...120 {
        let text = ProgressBar(raised: raised, goal: 100).text(width: width)
        #expect(text.split(separator: "]")[0].count == width + 1)
      }
    }
    #expect(ProgressBar(raised: 1, goal: 2).text(width: -3) == "[] 50.00 %")
  }
}
