/// The text is not of the form that a ``PostgresDecodable`` type expects.
///
/// It says no more, since a ``PostgresError`` that names column and type takes its place.
public struct PostgresFormatMismatch: Error {
  public init() {}
}
