extension SampleFileTests {
  static let samples: [SampleFile] = banks + regressions + processors + sheets + others

  private static let banks: [SampleFile] = [
    SampleFile(
      path: "bank2ynab/20171001-20171106.csv", profile: "n26",
      statements: [["1", "-59.99", "-59.99", "-59.99"]]),
    SampleFile(
      path: "bank2ynab/2018-04-14_10-52-13_bunq-transactieoverzicht.csv", profile: "bunq",
      statements: [["3", "728.54", "-2.56", "-18.90"]]),
    SampleFile(
      path: "bank2ynab/2019-03-02_11-50-46_bunq-statement.csv", profile: "bunq",
      statements: [["7", "-23.82", "-8.78", "-7.99"]]),
    SampleFile(
      path: "bank2ynab/20180226-1000594757-umsatz.CSV", profile: "sparkasse",
      statements: [["1", "-36.99", "-36.99", "-36.99"]]),
    SampleFile(
      path: "bank2ynab/20180226_12345678.csv",
      refusal: ("statement_dates_ambiguous", 2, "10/02/2018")),
    // Its second line has lost the quote that it began with.
    SampleFile(
      path: "bank2ynab/CSV_A_20180414_112204.csv",
      refusal: ("statement_lone_quote", 3, "NL77RABO0311467415")),
    SampleFile(
      path: "bank2ynab/MS_JANE_SMITH_01-12-2019_14-12-2019.csv", profile: "amex-uk",
      statements: [["10", "-285.80", "-1183.23", "1100.00"]]),
    SampleFile(
      path: "bank2ynab/MonzoDataExport_February2018_2018-02-26_174335.csv", profile: "monzo",
      statements: [["1", "-10.00", "-10.00", "-10.00"]]),
    SampleFile(
      path: "bank2ynab/Movements_1234512345_201805271848.csv", profile: "raiffeisen-cz",
      statements: [["1", "-1.00", "-1.00", "-1.00"]]),
    SampleFile(
      path: "bank2ynab/TH_20180101-20180523_page_1.csv",
      refusal: ("statement_date", 2, "1111/11/11")),
    SampleFile(
      path: "bank2ynab/TH_20180101-20180523_strana_1.csv",
      refusal: ("statement_date", 2, "1111/11/11")),
    SampleFile(
      path: "bank2ynab/TH_20180521-20180523.csv",
      refusal: ("statement_date", 2, "1111/11/11")),
    SampleFile(
      path: "bank2ynab/TransactionHistory_20180418043121.csv", profile: "ocbc",
      statements: [["8", "-173.28", "-6.66", "-6.66"]]),
    SampleFile(
      path: "bank2ynab/Umsaetze_KtoNr538917600_EUR_02-03-2018_1503.CSV", profile: "commerzbank",
      statements: [["1", "-17.22", "-17.22", "-17.22"]]),
    SampleFile(
      path: "bank2ynab/W80844_EBH_201945.202122.csv", profile: "erste-hu",
      statements: [["2", "940.00", "-350.00", "1290.00"]]),
    SampleFile(
      path: "bank2ynab/dba33fceecd62c3c727893361e0ba4d3.P000000027355791.csv",
      refusal: ("statement_headless", 1, "UMC-")),
    SampleFile(
      path: "bank2ynab/export_BE11123456789012_20180304_1422.csv", profile: "kbc",
      statements: [["1", "-3.40", "-3.40", "-3.40"]], opening: "223.35", closing: "219.95"),
    SampleFile(
      path: "bank2ynab/export_KBC-Mastercard_Business_Essential_20200204_1604.csv",
      profile: "kbc-card", statements: [["3", "2.73", "-16.52", "-16.52"]]),
    SampleFile(
      path: "bank2ynab/statement_1.csv", refusal: ("statement_headless", 1, "Shop Name")),
    SampleFile(
      path: "bank2ynab/umsatz-1234________1234-20180227.CSV", profile: "sparkasse-card",
      statements: [["1", "-5.00", "-5.00", "-5.00"]]),
    // Every balance in it is 100: it was made unreadable before it was published.
    SampleFile(
      path: "bank2ynab/test_BOI_TransactionExport.csv",
      refusal: ("statement_balance", 5, "100.00")),
  ]

  private static let shaped = ["73", "-4580.70", "-33.87", "-81.99"]

  /// The files by which another program tests its settings: one account, in other clothes.
  private static let regressions: [SampleFile] = [
    SampleFile(
      path: "bank2ynab/test_raiffeisen_01.csv",
      refusal: ("statement_ragged", 71, "3 cells for 7 columns")),
    SampleFile(
      path: "bank2ynab/test_raiffeisen_02.csv",
      own: "column,field,value,means\n,like,,raiffeisen-at\n,short_rows,,yes\n"
        + ",ignore,,A null transaction*\n",
      statements: [["73", "-4580.70", "-33.87", "-81.99"]]),
    SampleFile(
      path: "bank2ynab/test_regex_123456_87654321_1234_21_12.csv",
      refusal: ("statement_ragged", 71, "3 cells for 7 columns")),
    SampleFile(
      path: "bank2ynab/test_headers.csv",
      own: "column,field,value,means\n,like,,plain\n,short_rows,,yes\n,ignore,,FOOTER*\n"
        + ",ignore,,A null transaction*\n",
      statements: [["73", "-4580.70", "-33.87", "-81.99"]]),
    SampleFile(
      path: "bank2ynab/test_delimiter_tab.csv",
      own: places("tab") + "#4,credit,,\n#5,debit,,\n", statements: [shaped]),
    SampleFile(
      path: "bank2ynab/test_row_format_default.csv",
      own: places(";") + "#4,credit,,\n#5,debit,,\n", statements: [shaped]),
    SampleFile(
      path: "bank2ynab/test_row_format_CD_flag.csv",
      own: places(";") + "#4,amount,,\n#5,sign,O,debit\n#5,sign,I,credit\n#5,sign,EUR,debit\n",
      statements: [shaped]),
    SampleFile(
      path: "bank2ynab/test_row_format_neg_inflow.csv",
      own: places(";") + "#4,amount,,\n#5,currency,,\n", statements: [shaped]),
  ]

  private static func places(_ delimiter: String) -> String {
    """
    column,field,value,means
    ,header,,none
    ,delimiter,,\(delimiter)
    ,encoding,,utf-8
    ,encoding,,windows-1252
    ,dates,,dmy
    ,decimal,,","
    ,ignore,,A null transaction*
    #1,date,,
    #2,remittance,,
    #3,value_date,,

    """
  }

  private static let processors: [SampleFile] = [
    SampleFile(
      path: "hledger/stripe.csv", profile: "stripe",
      statements: [["2", "11.23", "12.00", "-0.77"]]),
    SampleFile(
      path: "wikimedia/Stripe__payments_activity.csv", profile: "stripe",
      statements: [["2", "-16.20", "28.80", "-45.00"]]),
    // The payout leaves Stripe's balance, whatever its sign in the file.
    SampleFile(
      path: "wikimedia/Stripe__settlement_report.csv", profile: "stripe",
      statements: [["7", "3.35", "24.05", "-23.05"]]),
    SampleFile(
      path: "wikimedia/Stripe__settlement_report_giving_basket.csv", profile: "stripe",
      statements: [["2", "1804.16", "24.05", "1780.11"]]),
    SampleFile(
      path: "wikimedia/Stripe__settlement_report_with_customer_data.csv", profile: "stripe",
      statements: [["3", "33.55", "24.05", "-0.50"]]),
    SampleFile(
      path: "hledger/paypal-custom.csv", profile: "paypal",
      statements: [["4", "-6.58", "-6.99", "9.41"]]),
    SampleFile(
      path: "oca_paypal/activity_en.csv", profile: "paypal",
      statements: [
        ["45", "1.90", "79.75", "-4420.00"], ["15", "59427.02", "43.34", "3897.58"],
        ["2", "0.00", "100.00", "-100.00"],
      ]),
    SampleFile(path: "oca_paypal/empty_activity.csv", profile: "paypal"),
    SampleFile(
      path: "oca_paypal/statement_en.csv", profile: "paypal",
      statements: [["8", "0.00", "-1058.09", "9648.13"], ["11", "280.30", "1261.04", "281.18"]]),
    SampleFile(
      path: "oca_paypal/statement_es.csv", profile: "paypal-eu",
      statements: [["4", "131.08", "47.59", "21.47"]]),
    SampleFile(
      path: "opencollective/transactions_mock.csv", profile: "plain",
      statements: [["3", "600.00", "100.00", "300.00"]]),
  ]

  private static let sheets: [SampleFile] = [
    SampleFile(
      path: "oca_sheet/sample_statement_en.csv", profile: "odoo-sheet",
      statements: [["2", "1491.50", "-33.50", "1525.00"]]),
    SampleFile(path: "oca_sheet/empty_statement_en.csv", profile: "odoo-sheet"),
    SampleFile(
      path: "oca_sheet/empty_lines_statement.csv", profile: "odoo-sheet",
      statements: [["3", "2291.50", "-33.50", "800.00"]]),
    SampleFile(
      path: "oca_sheet/original_currency.csv", profile: "odoo-sheet",
      statements: [["1", "1525.00", "1525.00", "1525.00"]]),
    SampleFile(
      path: "oca_sheet/original_currency_empty.csv", profile: "odoo-sheet",
      statements: [["1", "1525.00", "1525.00", "1525.00"]]),
    SampleFile(
      path: "oca_sheet/original_currency_no_header.csv",
      refusal: ("statement_headless", 1, "Your payment")),
    SampleFile(
      path: "oca_sheet/sample_statement_credit_card_inverse_sign_en.csv",
      own: "column,field,value,means\n,like,,odoo-sheet\n,signs,,inverted\n",
      statements: [["2", "1491.50", "-33.50", "1525.00"]]),
    SampleFile(
      path: "oca_sheet/balance.csv", profile: "plain",
      statements: [["2", "1500.00", "-33.50", "1533.50"]], opening: "10.00", closing: "1510.00"),
    SampleFile(
      path: "oca_sheet/debit_credit.csv", profile: "plain",
      statements: [["2", "1500.00", "-33.50", "1533.50"]], opening: "10.00", closing: "1510.00"),
    // Here what is called debit comes in, and signs say nothing.
    SampleFile(
      path: "oca_sheet/debit_credit_amount.csv", own: swapped,
      statements: [["4", "1500.00", "-20.00", "1500.00"]], opening: "10.00", closing: "1510.00"),
    SampleFile(
      path: "oca_sheet/meta_data_separated_credit_debit.csv",
      own: swapped + ",dates,,dmy\n",
      statements: [["4", "-1069.32", "50.00", "-1300.00"]], opening: "30000.77",
      closing: "31070.11"),
    SampleFile(
      path: "oca_sheet/multi_currency.csv", currency: "USD", profile: "plain",
      statements: [["1", "-33.50", "-33.50", "-33.50"]]),
  ]

  private static let swapped = """
    column,field,value,means
    ,signs,,ignored
    Date,date,,
    Debit,credit,,
    Credit,debit,,
    Balance,balance,,
    Label,remittance,,
    label:Balance at start of period,opening,,
    label:Balance at end of period,closing,,

    """

  private static let others: [SampleFile] = [
    SampleFile(
      path: "hledger/csb43.csv", profile: "csb43",
      statements: [["2", "1000.00", "1500.00", "-500.00"]], opening: "0.00", closing: "1000.00"),
    SampleFile(
      path: "hledger/monefy.csv", refusal: ("statement_dates_ambiguous", 2, "06/12/2021")),
    SampleFile(
      path: "hledger/sample.fr.utf8.csv", profile: "plain",
      statements: [["3", "20.00", "50.00", "-20.00"]]),
    SampleFile(
      path: "hledger/sample.fr.cp1252.csv",
      own: "column,field,value,means\n,like,,plain\n,encoding,,windows-1252\n",
      statements: [["3", "20.00", "50.00", "-20.00"]]),
    SampleFile(
      path: "hledger/sample.fr.iso88591.csv",
      refusal: ("statement_encoding", 2, "not utf-8")),
    SampleFile(
      path: "hledger/sample.ssv",
      own: """
        column,field,value,means
        ,header,,none
        ,dates,,dym
        ,delimiter,,;
        #1,date,,
        #2,remittance,,
        #3,credit,,
        #4,debit,,

        """,
      statements: [["2", "0.00", "50.00", "-50.00"]]),
    SampleFile(
      path: "hledger/ynab4-rtl.csv", refusal: ("statement_currency", 2, "which currency")),
  ]
}
