/// A payment reference that carries check digits, so that one copied wrong is known to be wrong.
public struct StructuredReference: Hashable, Sendable {
  /// Who made the rule.
  public enum Scheme: String, Hashable, Sendable {
    /// ISO 11649, the creditor reference of SEPA: `RF18 5390 0754 7034`.
    case rf
    /// The structured communication of Belgian banks: `+++090/9337/55493+++`.
    case belgian
    /// The reference of Swiss QR bills, and of the payment slips before them.
    case swissQR
  }

  public let scheme: Scheme
  /// What the check digits are for: behind `RF` and them, or before them. An RF reference's in
  /// capitals, without the zeros before it.
  public let body: String
  /// The reference without spaces and signs, in capitals: what is compared and sent.
  public let text: String

  private init(scheme: Scheme, body: String, text: String) {
    self.scheme = scheme
    self.body = body
    self.text = text
  }

  /// A reference as it was typed or stands in a file, alone; nil if it is none of the known ones or
  /// its check digits are wrong.
  public init?(_ text: String) {
    let bare = text.utf8.filter { !Self.isSpace($0) }
    if let rf = Self(rf: bare) {
      self = rf
    } else if let belgian = Self(belgian: bare) {
      self = belgian
    } else if let swiss = Self(swissQR: bare) {
      self = swiss
    } else {
      return nil
    }
  }

  /// The ISO 11649 reference with this body: 1 to 21 letters A to Z and digits.
  ///
  /// Zeros before it do not count: some banks fill references up to their greatest length, and the
  /// check digits stay the same.
  public static func rf(body: String) -> StructuredReference? {
    let bytes = capitals(body.utf8).drop { $0 == UInt8(ascii: "0") }
    guard (1...21).contains(bytes.count), let rest = CheckDigits.mod97(bytes + Array("RF00".utf8))
    else { return nil }
    let own = String(decoding: bytes, as: UTF8.self)
    return Self(scheme: .rf, body: own, text: "RF\(CheckDigits.two(98 - rest))\(own)")
  }

  /// The Belgian reference of ten digits.
  public static func belgian(body: String) -> StructuredReference? {
    let bytes = Array(body.utf8)
    guard bytes.count == 10, CheckDigits.areDigits(bytes), let rest = CheckDigits.mod97(bytes)
    else { return nil }
    let check = CheckDigits.two(rest == 0 ? 97 : rest)
    return Self(scheme: .belgian, body: body, text: body + check)
  }

  /// The Swiss QR reference of 26 digits that are not all zero.
  public static func swissQR(body: String) -> StructuredReference? {
    let bytes = Array(body.utf8)
    guard bytes.count == 26, CheckDigits.areDigits(bytes),
      bytes.contains(where: { $0 != UInt8(ascii: "0") })
    else { return nil }
    return Self(scheme: .swissQR, body: body, text: body + String(CheckDigits.mod10(bytes)))
  }

  private init?(rf bytes: [UInt8]) {
    let capitals = Self.capitals(bytes)
    guard (5...25).contains(capitals.count), capitals.starts(with: "RF".utf8),
      let made = Self.rf(body: String(decoding: capitals[4...], as: UTF8.self)),
      made.text.utf8.dropFirst(2).prefix(2).elementsEqual(capitals[2..<4])
    else { return nil }
    self = made
  }

  private init?(belgian bytes: [UInt8]) {
    // However it is decorated: +++090/9337/55493+++, ***090/9337/55493***, 090.9337.55493
    let signs = Array("+*/.-".utf8)
    let digits = bytes.filter { !signs.contains($0) }
    guard digits.count == 12, bytes.count <= 20,
      let made = Self.belgian(body: String(decoding: digits[..<10], as: UTF8.self)),
      made.text.utf8.elementsEqual(digits)
    else { return nil }
    self = made
  }

  private init?(swissQR bytes: [UInt8]) {
    guard bytes.count == 27,
      let made = Self.swissQR(body: String(decoding: bytes[..<26], as: UTF8.self)),
      made.text.utf8.elementsEqual(bytes)
    else { return nil }
    self = made
  }

  private static func capitals(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    bytes.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}

extension StructuredReference: CustomStringConvertible {
  /// As people write it: `RF18 5390 0754 7034`, `+++090/9337/55493+++`,
  /// `21 00000 00003 13947 14300 09017`.
  public var description: String {
    switch scheme {
    case .rf: Self.grouped(text, first: 4, then: 4)
    case .swissQR: Self.grouped(text, first: 2, then: 5)
    case .belgian: "+++\(text.prefix(3))/\(text.dropFirst(3).prefix(4))/\(text.suffix(5))+++"
    }
  }

  private static func grouped(_ text: String, first: Int, then: Int) -> String {
    var groups = [text.prefix(first)]
    var rest = text.dropFirst(first)
    while !rest.isEmpty {
      groups.append(rest.prefix(then))
      rest = rest.dropFirst(then)
    }
    return groups.joined(separator: " ")
  }
}
