import Banking
import Glibc
import Ledger
import Testing

@Suite("Files of any length")
struct ProfileStreamTests {
  @Test("two hundred thousand rows pass through flat memory, and none is lost")
  func long() throws {
    let count = 200_000
    let header = "date,amount\n"
    let row = Array("2018-03-01,1.25\n".utf8)
    let start = Array((header + String(repeating: "2018-03-01,1.25\n", count: 50)).utf8)
    let layout = try CSVLayout.detect(
      FileHead(bytes: start, isWhole: false), ProfileTesting.choice())
    let reader = ProfileReader(layout, ProfileTesting.choice(currency: "EUR")) {
      () throws(StatementError) in
      var left = Array(header.utf8)
      var rows = 0
      return { buffer throws(StatementError) in
        while left.count < buffer.count, rows < count {
          left += row
          rows += 1
        }
        let taken = min(left.count, buffer.count)
        for offset in 0..<taken { buffer[offset] = left[offset] }
        left.removeFirst(taken)
        return taken
      }
    }
    var lines = 0
    var sum: Int64 = 0
    var before = 0
    while let part = try reader.next() {
      guard case .line(let line) = part else { continue }
      lines += 1
      sum += line.amount.minor
      if lines == 50_000 { before = Self.residentPages() }
    }
    #expect(lines == count)
    #expect(sum == Int64(count) * 125)
    // Other tests run beside this one: all lines kept would take more.
    #expect(Self.residentPages() - before < 60_000_000 / 4096)
  }

  /// Pages of memory that this process has now.
  private static func residentPages() -> Int {
    let text = String(decoding: ProfileTesting.bytes("/proc/self/statm"), as: UTF8.self)
    return text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
  }
}
