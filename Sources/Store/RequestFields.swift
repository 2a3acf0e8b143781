import Postgres

/// What the caller said, name by name, before any default is filled in: two calls with one key are
/// the same request if these are the same.
struct RequestFields: ExpressibleByDictionaryLiteral {
  private var names: [String] = []
  private var values: [String?] = []

  init(dictionaryLiteral fields: (String, String?)...) {
    for (name, value) in fields { add(name, value) }
  }

  mutating func add(_ name: String, _ value: String?) {
    names.append(name)
    values.append(value)
  }

  /// Refuses texts of a size that the tables do not take, here where the field's name is known.
  func requireLengths() throws(StoreError) {
    for case (let name, let value?) in zip(names, values) {
      guard let range = Self.bytes[name], !range.contains(value.utf8.count) else { continue }
      throw StoreError(
        value.isEmpty ? "text_empty" : "text_too_long", field: name,
        value.isEmpty
          ? "The \(name) is empty"
          : "The \(name) has \(value.utf8.count) bytes: at most \(range.upperBound) bytes are kept")
    }
  }

  private static let bytes = [
    "donor": 1...500, "name": 1...500, "memo": 0...10_000, "reference": 0...10_000,
    "basis": 0...10_000, "reason": 1...10_000,
  ]

  /// The fields that were given, as a jsonb object of texts. (Nulls are left out here: whether an
  /// array's NULL is one is a setting, which an administrator may have turned off.)
  var sql: SQL {
    let given = zip(names, values).compactMap { name, value in value.map { (name, $0) } }
    return "jsonb_object(\(given.map(\.0))::text[], \(given.map(\.1))::text[])"
  }
}
