import CSV
import Ledger
import Store

/// The currencies of `config/units.csv`, for what is read without a database.
enum CarriedUnits {
  static func byCode() throws -> [String: Unit] {
    var units: [String: Unit] = [:]
    var reader = CSVReader()
    let file = Embedded.files(under: "config/units.csv").first?.text ?? ""
    for answer in reader.take(file.utf8) + reader.finish() {
      let fields = try answer.get().fields
      guard fields.count == 6, fields[3] == Unit.Kind.currency.rawValue,
        let scale = Int(fields[2])
      else { continue }
      let lastDay = fields[5].isEmpty ? nil : try Day(parsing: fields[5])
      units[fields[0]] = try Unit(
        code: fields[0], scale: scale, kind: .currency, lastDay: lastDay)
    }
    return units
  }
}
