import CSV
import Giving
import Ledger
import Store

/// A donation file from its text, as the command reads it.
func donationFile(_ text: String) throws -> DonationFile {
  func answers() -> [CSVReader.Answer] {
    var reader = CSVReader()
    return reader.take(text.utf8) + reader.finish()
  }
  guard let header = try answers().first?.get().fields else { throw CSVSampleError.noHeader }
  let digest = String(
    text.utf8.reduce(UInt64(14_695_981_039_346_656_037)) { hash, byte in
      (hash ^ UInt64(byte)) &* 1_099_511_628_211
    }, radix: 16)
  return DonationFile(table: try DonationTable(header: header), digest: digest) { each in
    for answer in answers().dropFirst() {
      switch answer {
      case .success(let record):
        try each(.fields(record.fields.map(CSVDialect.unguarded), line: record.line))
      case .failure(let error):
        try each(.refused(GiftRefusal(error.code, line: error.line, error.message)))
      }
    }
  }
}

/// A file of rates of the European Central Bank.
func rateFile(_ rates: [(currency: String, day: String, rate: String)]) throws -> RateFile {
  let read = try rates.enumerated().map { index, rate in
    RateFile.Rate(
      line: index + 2, currency: rate.currency, day: try Day(parsing: rate.day),
      rate: try Rate(parsing: rate.rate))
  }
  return RateFile(digest: "\(rates)", source: "ECB") { each in
    for rate in read { try each(rate) }
  }
}
