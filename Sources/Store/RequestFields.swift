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

  /// The fields that were given, as a jsonb object of texts.
  var sql: SQL { "jsonb_strip_nulls(jsonb_object(\(names)::text[], \(values)::text[]))" }
}
