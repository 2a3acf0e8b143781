import Banking
import Ledger
import Testing

/// Layouts of banks' and processors' exports, with invented people: what is read of each under the
/// profiles that the program carries.
@Suite("CSV layouts of many banks")
struct WildFileTests {
  private func lines(
    _ text: String, _ currency: String? = nil, dates: DateOrder? = nil
  ) throws -> [String] {
    var choice = ProfileTesting.choice(currency: currency)
    choice.dates = dates
    return try ProfileTesting.read(text, choice).flatMap(\.booked).map { line in
      [line.bookedOn.description, line.amount.text, line.counterparty.name]
        .compactMap(\.self).joined(separator: " ")
    }
  }

  @Test(
    "a column that says which way is found by its words, where amounts have no sign",
    arguments: [
      ("date;kind of it;amount\n2026-09-05;Credit;50.00\n2026-09-06;Debit;9.50\n", "-9.50"),
      ("date;x;amount\n2026-09-05;K;50.00\n2026-09-06;D;9.50\n", "-9.50"),
      ("date;x;amount\n2026-09-05;Credit;50.00\n2026-09-06;Debit;-9.50\n", "-9.50"),
      ("date;x;amount\n2026-09-05;Credit;50.00\n2026-09-06;gift;9.50\n", "9.50"),
    ])
  func signs(file: String, second: String) throws {
    #expect(try lines(file, "EUR").map { $0.split(separator: " ")[1] } == ["50.00", second[...]])
  }

  @Test("two columns for in and out are surer than a third amount, whose currency is another's")
  func pair() throws {
    let file = """
      Datum;Buchungstext;Whg;Betrag EUR;Belastung CHF;Gutschrift CHF
      23.08.2026;Karte;EUR;12.34;10.00;
      22.08.2026;Gutschrift;EUR;26.00;;25.00

      """
    let statements = try ProfileTesting.read(file)
    #expect(statements.map { $0.head.currency?.code } == ["CHF"])
    #expect(statements.first?.amounts == ["-10.00", "25.00"])
  }

  @Test("parts of a collective booking, totals and words below the table are no lines")
  func beside() throws {
    let file = """
      Datum;Beschreibung1;Belastung;Gutschrift;Einzelbetrag;Währung
      28.09.2026;Sammelauftrag;-150.00;;;CHF
      28.09.2026;Druckerei;;;-100.00;CHF
      ;Verein;;;-50.00;CHF
      27.09.2026;Anna;;20.00;;CHF
      ;Total;-150.00;20.00;;

      Disclaimer:
      This is no document of the bank.

      """
    let statement = try #require(try ProfileTesting.read(file).first)
    #expect(statement.amounts == ["-150.00", "20.00"])
    #expect(statement.lines.first?.remittance == "Sammelauftrag\nDruckerei -100.00\nVerein -50.00")
    #expect(statement.lines.last?.remittance == "Anna")
  }

  @Test("a balance that is listed among the lines is that of the statement, and no line")
  func listedBalances() throws {
    let file = """
      Data;Histórico;Valor
      31/08/2026;Saldo Anterior;1.000,00
      15/09/2026;Pix;50,00
      30/09/2026;S A L D O;1.050,00

      """
    let statement = try #require(try ProfileTesting.read(file).first)
    #expect(statement.amounts == ["50.00"])
    #expect(statement.end.opening?.amount.text == "1000.00")
    #expect(statement.end.closing?.amount.text == "1050.00")
  }

  @Test("what waits or failed is not booked, and a state that nobody knows is refused")
  func states() throws {
    let head = "date,amount,status\n2026-09-05,5,Completed\n"
    #expect(try lines(head + "2026-09-06,6,Pending\n2026-09-07,7,Geweigerd\n").count == 1)
    #expect(try ProfileTesting.refusal(head + "2026-09-06,6,Purple\n")?.code == "statement_status")
    let word = "Bokföringsdag;Belopp;Valuta\nReserverat;-5,00;SEK\n2026/09/28;6,50;SEK\n"
    #expect(try lines(word) == ["2026-09-28 6.50"])
  }

  @Test("of two sides that are named, the other one is who paid or was paid")
  func sides() throws {
    let file = """
      "Buchungsdatum";"Wertstellung";"Status";"Zahlungspflichtige*r";"Zahlungsempfänger*in";\
      "Verwendungszweck";"Umsatztyp";"IBAN";"Betrag (€)"
      "30.09.26";"30.09.26";"Gebucht";"Karl";"Verein";"Spende";"Eingang";"";"50,00"
      "28.09.26";"28.09.26";"Gebucht";"Verein";"Druckerei";"";"Ausgang";"";"-4,33"

      """
    #expect(try lines(file) == ["2026-09-30 50.00 Karl", "2026-09-28 -4.33 Druckerei"])
    let accounts = "date;amount;payer name;payee name\n2026-09-05;5.00;DE89370400440532013000;Us\n"
    let line = try #require(try ProfileTesting.read(accounts).first?.lines.first)
    #expect(line.counterparty.name == nil)
    #expect(line.counterparty.account?.text == "DE89370400440532013000")
  }

  @Test(
    "a header with letters of one encoding tells it",
    arguments: [
      ("Date;Libellé;Débit euros;Crédit euros;\n28/09/2026;Don;;5,00;\n", TextEncoding.windows1252),
      ("Kirjauspäivä;Määrä;Viesti\n28.09.2026;5,00;Lahja\n", .windows1252),
    ])
  func foreignHeader(file: String, encoding: TextEncoding) throws {
    let bytes = file.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    let read = try ProfileTesting.read(bytes)
    #expect(read.statements.first?.amounts == ["5.00"])
    #expect(read.reader.layout.encodings == [encoding])
  }

  @Test("bytes that an encoding does not have are refused")
  func noText() throws {
    var choice = ProfileTesting.choice()
    choice.encoding = .windows1252
    let file = Array("date,description,amount\n2026-09-05,".utf8) + [0x81] + Array(",5\n".utf8)
    #expect(try ProfileTesting.refusal(file, choice)?.code == "statement_encoding")
  }

  @Test("Japanese statements are read, in their own encoding too")
  func japanese() throws {
    let file =
      "年月日,お引出し,お預入れ,お取り扱い内容,残高\n2026/9/14,1000,,A,\"104,000\"\n"
      + "2026/9/5,,\"5,000\",B,\"105,000\"\n"
    #expect(try lines(file, "JPY") == ["2026-09-14 -1000", "2026-09-05 5000"])
    // 年月日, 金額 and two lines, in Shift JIS.
    let shift: [UInt8] =
      [0x94, 0x4E, 0x8C, 0x8E, 0x93, 0xFA, 0x2C, 0x8B, 0xE0, 0x8A, 0x7A, 0x0A]
      + Array("2026/9/5,500\n2026/9/6,-20\n".utf8)
    let read = try ProfileTesting.read(shift, ProfileTesting.choice(currency: "JPY"))
    #expect(read.statements.first?.amounts == ["500", "-20"])
  }

  @Test(
    "what could be read wrong is refused with what to do",
    arguments: [
      ("date,amount,amount\n2026-09-05,50.00,45.00\n", "statement_doubled", "#2 or #3"),
      ("date,amount\n2026-09-05,$5.00\n", "statement_currency", "--currency"),
      (
        "date,description,paid in\n2026-09-05,a,5.00\n2026-09-06,b,0.00\n", "statement_one_sided",
        "debit"
      ),
      ("date,amount,fee\n2026-09-05,50.00,1.00\n", "statement_fee", "gross, or net"),
      ("date,net,vat,gross\n2026-09-05,50.00,10.00,60.00\n", "statement_fee", "NAME,amount"),
      (
        "date;amount\n2026-09-05;5,00\nSavings no. 2\ndate;amount\n2026-09-05;6,00\n",
        "statement_tables", "each account"
      ),
      ("05/09/2026,\"+50.00\",\"a\",\"+1050.00\"\n", "statement_headless", "header,none"),
    ])
  func refused(file: String, code: String, words: String) throws {
    let error = try #require(
      try ProfileTesting.refusal(file, ProfileTesting.choice(currency: "EUR")))
    #expect(error.code == code, "\(error)")
    #expect(error.hint?.contains(words) == true, "\(error.hint ?? "")")
  }

  @Test("of several currencies of one name, the one beside the amount is the amount's")
  func besideTheAmount() throws {
    let file = """
      Buchung;Verwendungszweck;Saldo;Währung;Betrag;Währung
      28.09.2026;a;5,00;USD;50,00;EUR

      """
    #expect(try ProfileTesting.read(file).first?.head.currency?.code == "EUR")
    #expect(try lines("date,amount,amount\n2026-09-05,5.00,5.00\n") == ["2026-09-05 5.00"])
  }

  @Test(
    "a day from which interest runs, one mark in a whole currency, and India's thousands are read",
    arguments: [
      ("Value date;Amount\n15.09.2026;50,00\n", "EUR", "2026-09-15 50.00"),
      ("date;amount\n2026-09-15;1.500\n", "JPY", "2026-09-15 1500"),
      ("date;amount\n2026-09-15;1,25,000.00\n", "USD", "2026-09-15 125000.00"),
      ("date,gross,fee,net\n2026-09-15,50.00,-1.00,49.00\n", "EUR", "2026-09-15 49.00"),
      ("date;Amount refunded;Amount\n2026-09-15;3.00;50.00\n", "EUR", "2026-09-15 50.00"),
      ("Data_Operazione;Importo(EUR)\n15/09/2026;5,00\n", "EUR", "2026-09-15 5.00"),
      ("Txn Date;Debit/Credit\n15 Sep 2026;-£5.00\n", "GBP", "2026-09-15 -5.00"),
      ("date;USD$;CAD$\n2026-09-15;;5.00\n", "CAD", "2026-09-15 5.00"),
    ])
  func forms(file: String, currency: String, line: String) throws {
    #expect(try lines(file, currency) == [line])
  }

  @Test("a fee below zero that makes gross and net agree is what was kept")
  func fees() throws {
    for (file, fee) in [
      ("date,gross,fee,net\n2026-09-15,50.00,-1.00,49.00\n", "1.00"),
      ("date,gross,fee,net\n2026-09-15,50.00,1.00,49.00\n", "1.00"),
    ] { #expect(try ProfileTesting.read(file).first?.lines.first?.fee?.text == fee) }
  }
}
