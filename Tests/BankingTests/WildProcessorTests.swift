import Banking
import Ledger
import Testing

@Suite("CSV layouts of many processors")
struct WildProcessorTests {
  /// Each with two rows, of which one counts.
  @Test(
    "each is known, and only what was paid is booked",
    arguments: [
      (
        "mollie",
        """
        Date,Payment method,Currency,Amount,Status,ID,Description,Consumer name,\
        Consumer bank account,Consumer BIC,Settlement reference,Amount refunded
        2026-09-05 10:00:00,iDEAL,EUR,50.00,Paid,tr_1,Gift,Jan,,,12.1,0.00
        2026-09-06 10:00:00,iDEAL,EUR,20.00,Expired,tr_2,Gift,,,,,0.00

        """, "50.00 - Jan tr_1"
      ),
      (
        "gocardless",
        """
        id,created_at,charge_date,amount,description,currency,status,transaction_fee,\
        links.payout,customers.given_name,customers.family_name
        PM1,2026-09-01T10:00:00Z,2026-09-05,50.00,Gift,EUR,paid_out,0.70,PO1,Karl,Muster
        PM2,2026-09-01T10:00:00Z,2026-09-06,20.00,Gift,EUR,failed,0.00,,Anna,Muster

        """, "49.30 0.70 Karl Muster PM1"
      ),
      (
        "sumup",
        """
        Datum,Transaktions-ID,Zahlungsart,Status,Beschreibung,Betrag inkl. MwSt.,Gebühr,Auszahlung
        2026-09-05 10:00,T1,Umsatz,Erfolgreich,Spende,50.00,0.85,49.15
        2026-09-06 10:00,T2,Umsatz,Fehlgeschlagen,Spende,20.00,0.00,0.00

        """, "49.15 0.85 - T1"
      ),
      (
        "donorbox",
        """
        Name,Donating Company,Donor Email,Campaign,Amount,Currency,Total Fee,Net Amount,Donated At,\
        Country,Receipt Id,Status
        Karl Muster,,karl@example.org,SDG,50.00,USD,2.28,47.72,2026-09-15 10:00:00,Germany,101,paid
        Anna Muster,,anna@example.org,SDG,20.00,USD,1.00,19.00,2026-09-16 10:00:00,Germany,102,\
        refunded

        """, "47.72 2.28 Karl Muster 101"
      ),
      (
        "givewp",
        """
        Donation ID,Donation Total,Currency Code,Donation Status,Donation Date,First Name,Last Name
        1,50.00,EUR,Completed,15.09.2026,Karl,Muster
        2,20.00,EUR,Refunded,16.09.2026,Anna,Muster

        """, "50.00 - Karl Muster 1"
      ),
      (
        "justgiving",
        """
        Payment Reference,Donation Date,JustGiving Donation Ref,Donor FirstName,Donor LastName,\
        Donation Amount,Gift Aid Amount,Payment Processing Fee,Net Donation Amount,Donation Currency
        9,15/09/2026,1001,Karl,Muster,50.00,12.50,1.75,48.25,GBP

        """, "48.25 1.75 Karl Muster 1001"
      ),
      (
        "revolut-languages",
        """
        Art,Produkt,Datum des Beginns,Datum des Abschlusses,Beschreibung,Betrag,Gebühr,Währung,\
        Status,Saldo
        TOPUP,Aktuell,2026-09-05 09:00:00,2026-09-05 09:10:00,Karl,50.00,1.00,EUR,\
        ABGESCHLOSSEN,49.00
        CARD,Aktuell,2026-09-06 09:00:00,,Laden,-5.00,0.00,EUR,AUSSTEHEND,

        """, "49.00 1.00 - -"
      ),
      (
        "square",
        """
        Date,Total Collected,Fees,Net Total,Transaction ID,Event Type,Description,Customer Name
        09/15/26,$50.00,-$1.40,$48.60,T1,Payment,Gift,Karl

        """, "48.60 1.40 Karl T1"
      ),
    ])
  func paid(profile: String, file: String, line: String) throws {
    var choice = ProfileTesting.choice()
    if profile == "square" { choice = ProfileTesting.choice(currency: "USD") }
    let read = try ProfileTesting.read(Array(file.utf8), choice)
    #expect(read.reader.layout.profile.name == profile)
    let booked = read.statements.flatMap(\.booked)
    #expect(
      booked.map {
        [$0.amount.text, $0.fee?.text ?? "-", $0.counterparty.name ?? "-", $0.bankReference ?? "-"]
          .joined(separator: " ")
      } == [line])
  }

  @Test("Adyen's settlement is in and out net of fees, whose payout is a line")
  func adyen() throws {
    let file = """
      Psp Reference,Creation Date,Type,Modification Reference,Gross Currency,Gross Debit (GC),\
      Gross Credit (GC),Net Currency,Net Debit (NC),Net Credit (NC),Markup (NC),Batch Number
      P1,2026-09-08 14:22:00,Settled,M1,EUR,,150.00,EUR,,147.15,2.85,12
      P2,2026-09-08 15:10:00,Refunded,M2,EUR,50.00,,EUR,50.35,,0.35,12
      ,2026-09-09 00:20:00,MerchantPayout,batch 12,,,,EUR,96.80,,,12

      """
    let statement = try #require(try ProfileTesting.read(file).first)
    #expect(statement.amounts == ["147.15", "-50.35", "-96.80"])
    #expect(statement.lines.map(\.batch) == ["12", "12", "12"])
  }

  @Test("Baltic statements list balances and turnovers, which are no lines")
  func baltic() throws {
    let file = """
      "Kliendi konto";"Reatüüp";"Kuupäev";"Saaja/Maksja";"Selgitus";"Summa";"Valuuta";\
      "Deebet/Kreedit";"Arhiveerimistunnus"
      "EE382200221020145685";"10";"01.09.2026";"";"Algsaldo";"1000,00";"EUR";"K";""
      "EE382200221020145685";"20";"05.09.2026";"Jaan";"Annetus";"50,00";"EUR";"K";"1"
      "EE382200221020145685";"20";"14.09.2026";"Pood";"Ost";"10,00";"EUR";"D";"2"
      "EE382200221020145685";"82";"30.09.2026";"";"Käive";"50,00";"EUR";"K";""
      "EE382200221020145685";"86";"30.09.2026";"";"Lõppsaldo";"1040,00";"EUR";"K";""

      """
    #expect(try ProfileTesting.read(file).first?.amounts == ["50.00", "-10.00"])
  }
}
