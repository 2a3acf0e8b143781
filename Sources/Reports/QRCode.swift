import CQR
public import Ledger

/// A QR code: a square of dark and light modules (ISO/IEC 18004), with error correction level M.
public struct QRCode: Hashable, Sendable {
  /// Modules on a side, without the quiet zone.
  public let width: Int
  private let modules: [Bool]

  /// 1 to 40: how large it is.
  public var version: Int { (width - 17) / 4 }

  /// What has to be light around it, in modules.
  static let quiet = 4

  /// The smallest code that holds these bytes.
  ///
  public init(_ bytes: [UInt8]) throws(QRCodeError) {
    if let reason = cqr_load() { throw .noLibrary(String(cString: reason)) }
    var modules = [UInt8](repeating: 0, count: Int(cqr_size_max))
    width = Int(cqr_encode(bytes, bytes.count, &modules))
    guard width > 0 else { throw .tooLong(bytes.count) }
    self.modules = modules.prefix(width * width).map { $0 == 1 }
  }

  /// Whether the module is dark; all outside of the code are light.
  func isDark(_ column: Int, _ row: Int) -> Bool {
    (0..<width).contains(column) && (0..<width).contains(row) && modules[row * width + column]
  }

  /// As a picture: one self-contained SVG, dark on its own white, whatever page it stands on.
  ///
  /// - Parameter title: what a screen reader says.
  public func svg(title: String) -> String {
    let side = width + 2 * Self.quiet
    var path = ""
    for row in 0..<width {
      var column = 0
      while column < width {
        let start = column
        while isDark(column, row) { column += 1 }
        if column > start {
          let length = column - start
          path += "M\(start + Self.quiet) \(row + Self.quiet)h\(length)v1h-\(length)z"
        }
        column += 1
      }
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(side) \(side)" width="\(side * 8)" \
      height="\(side * 8)" role="img" shape-rendering="crispEdges">
        <title>\(XML.escaped(title))</title>
        <rect width="\(side)" height="\(side)" fill="#ffffff"/>
        <path d="\(path)" fill="#000000"/>
      </svg>

      """
  }

  /// For a terminal: two modules in a character, one above the other.
  ///
  /// The colours are said, black on white: a code in the terminal's own colours would be light on
  /// dark with most people, which many readers do not take.
  public var terminal: String {
    let range = -Self.quiet..<width + Self.quiet
    var text = ""
    for row in stride(from: range.lowerBound, to: range.upperBound, by: 2) {
      text += "\u{1B}[38;5;16;48;5;231m"
      for column in range {
        switch (isDark(column, row), isDark(column, row + 1)) {
        case (true, true): text += "█"
        case (true, false): text += "▀"
        case (false, true): text += "▄"
        case (false, false): text += " "
        }
      }
      text += "\u{1B}[0m\n"
    }
    return text
  }
}

/// Why a QR code is not drawn.
public enum QRCodeError: Refusal, Hashable {
  /// The library is not there; its reason.
  case noLibrary(String)
  /// So many bytes are more than any code holds, or none.
  case tooLong(Int)

  public var code: String {
    switch self {
    case .noLibrary: "qr_library"
    case .tooLong: "qr_too_long"
    }
  }

  public var message: String {
    switch self {
    case .noLibrary(let reason): "QR codes cannot be drawn here: \(reason)"
    case .tooLong(let count): "A QR code cannot hold \(count) bytes"
    }
  }

  public var hint: String? {
    switch self {
    case .noLibrary: "Install Debian's package libqrencode4."
    case .tooLong: nil
    }
  }
}
