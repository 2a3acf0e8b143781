import Testing

@testable import Reports

@Suite("QR codes")
struct QRCodeTests {
  @Test("They have three finders, and grow with what they hold")
  func finders() throws {
    let code = try QRCode(Array("BCD".utf8))
    #expect(code.version == 1)
    for (column, row) in [(0, 0), (code.width - 7, 0), (0, code.width - 7)] {
      for step in 0..<7 {
        #expect(code.isDark(column + step, row) && code.isDark(column, row + step))
        #expect(code.isDark(column + step, row + 6) && code.isDark(column + 6, row + step))
      }
      #expect(!code.isDark(column + 1, row + 1) && code.isDark(column + 3, row + 3))
    }
    // What the guidelines of payment codes count on.
    #expect(try QRCode([UInt8](repeating: 0x78, count: 331)).version == 13)
  }

  @Test("What no code holds is refused")
  func tooMuch() {
    #expect(throws: QRCodeError.tooLong(0)) { try QRCode([]) }
    #expect(throws: QRCodeError.tooLong(2332)) { try QRCode([UInt8](repeating: 0xFF, count: 2332)) }
  }

  @Test("The terminal shows the same modules as the picture, with four light ones around")
  func terminal() throws {
    let code = try QRCode(Array("RF18539007547034".utf8))
    let side = code.width + 8
    let lines = code.terminal.split(separator: "\n").map {
      Array($0.dropFirst("\u{1B}[38;5;16;48;5;231m".count).dropLast("\u{1B}[0m".count))
    }
    #expect(lines.allSatisfy { $0.count == side })
    #expect(lines.count == (side + 1) / 2)
    let svg = code.svg(title: "<&>")
    #expect(svg.contains("<title>&lt;&amp;&gt;</title>"))
    #expect(svg.contains("viewBox=\"0 0 \(side) \(side)\""))
    for row in 0..<side {
      for column in 0..<side {
        let character = lines[row / 2][column]
        let shown = character == "█" || character == (row % 2 == 0 ? "▀" : "▄")
        #expect(shown == code.isDark(column - 4, row - 4))
      }
    }
  }
}
