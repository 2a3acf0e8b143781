import Ledger

extension StatementError {
  static func noXML(_ reason: String) -> Self {
    Self(
      "statement_no_xml", "XML files cannot be read here: \(reason)",
      hint: "Install Debian's package libxml2.")
  }

  static func malformed(_ words: String, line: Int) -> Self {
    let isEncoding = words.contains("ncod") || words.contains("UTF-8")
    let isBehindOther = words.contains("Extra content") || words.contains("declaration allowed")
    let reason = words.hasSuffix(".") || words.isEmpty ? words : words + "."
    return Self(
      isEncoding ? "statement_encoding" : "statement_xml", line: line,
      "This is not well-formed XML: \(reason)",
      hint: isEncoding
        ? "The file is in another encoding than it declares: download it again, and do not open "
          + "and save it in between."
        : isBehindOther
          ? "Something stands before the document, or several stand in one file: each must be a "
            + "file of its own, beginning with <?xml."
          : "The file is damaged or cut off: download it again.")
  }

  static func doctype(line: Int) -> Self {
    Self(
      "statement_doctype", line: line, field: "DOCTYPE",
      "The file has a DOCTYPE, which no bank statement has and which could make it read other "
        + "files",
      hint: "Ask where the file is from.")
  }

  static func tooLong(line: Int, field: String? = nil) -> Self {
    Self(
      "statement_too_long", line: line, field: field,
      "There is more text in one element than any bank writes",
      hint: "Ask where the file is from.")
  }

  static func tooDeep(line: Int) -> Self {
    Self(
      "statement_too_deep", line: line, "Elements are nested deeper than in any bank statement",
      hint: "Ask where the file is from.")
  }

  static func tooManyPayments(line: Int) -> Self {
    Self(
      "statement_too_long", line: line, field: "Ntry",
      "One entry lists more payments than can be read: \(CamtEntry.detailsMax) at the most",
      hint: "Ask the bank to book large batches as several entries.")
  }

  static func notCamt(_ elements: [String]) -> Self {
    let names = elements.map { "<\($0)>" }.joined(separator: ", ")
    return Self(
      "statement_not_camt", line: 1,
      "This XML file holds no bank statement: it begins with \(names)",
      hint: "A statement is a file camt.053, a notification of payments a camt.054.")
  }

  static func interim(line: Int) -> Self {
    Self(
      "statement_interim", line: line, field: "BkToCstmrAcctRpt",
      "This is a camt.052, a report of movements during the day: what it tells is not final, and "
        + "comes again in the statement",
      hint: "Import the camt.053 of that day.")
  }

  static func noStatement(isNotification: Bool, line: Int) -> Self {
    Self(
      "statement_none", line: line, field: isNotification ? "Ntfctn" : "Stmt",
      "There is no \(isNotification ? "notification" : "statement") in this file")
  }

  static func missing(_ element: CamtElement, in parent: CamtElement, line: Int) -> Self {
    Self(
      "statement_field_missing", line: line, field: element.rawValue,
      "<\(parent.rawValue)> has no <\(element.rawValue)>, which the standard asks for")
  }

  static func late(_ element: CamtElement, line: Int) -> Self {
    Self(
      "statement_order", line: line, field: element.rawValue,
      "<\(element.rawValue)> stands behind what cannot be understood without it")
  }

  static func twice(_ element: CamtElement, line: Int) -> Self {
    Self(
      "statement_field_twice", line: line, field: element.rawValue,
      "<\(element.rawValue)> stands here a second time: nothing tells which of them counts",
      hint: "Ask the bank for a correct file.")
  }

  static func unknownValue(
    _ text: String, of element: CamtElement, known: String, line: Int
  ) -> Self {
    Self(
      "statement_field_unknown", line: line, field: element.rawValue,
      "<\(element.rawValue)> says \(quoted(text)), which is none of \(known)")
  }

  static func unknownCurrency(_ code: String, line: Int) -> Self {
    Self(
      "statement_currency", line: line, field: "Ccy",
      code.isEmpty
        ? "An amount has no currency" : "\(quoted(code)) is no currency that is known here")
  }

  static func foreignEntry(_ amount: Money, account: Unit, line: Int) -> Self {
    Self(
      "statement_currency", line: line, field: "Amt",
      "The entry is \(amount), the account is in \(account), and no amount in \(account) is given")
  }

  static func amount(
    _ text: String, _ reason: String, field: CamtElement, line: Int
  ) -> Self {
    Self(
      "statement_amount", line: line, field: field.rawValue,
      "<\(field.rawValue)> says \(quoted(text)), \(reason)")
  }

  static func date(_ text: String, field: CamtElement, line: Int) -> Self {
    Self(
      "statement_date", line: line, field: field.rawValue,
      "<\(field.rawValue)> says \(quoted(text)), which is not a date",
      hint: "Dates are written 2018-12-05, with a time as 2018-12-05T13:15:00+01:00.")
  }

  /// In quotation marks, shortened so that a megabyte of it cannot flood a message.
  static func quoted(_ text: String) -> String {
    text.unicodeScalars.count > 60
      ? "\"\(String(String.UnicodeScalarView(text.unicodeScalars.prefix(60))))…\"" : "\"\(text)\""
  }
}
