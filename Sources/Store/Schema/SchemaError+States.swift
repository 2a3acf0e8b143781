import Postgres

extension SQLState {
  /// Among others: `create or replace function` with another result or other argument names.
  static let invalidFunctionDefinition: SQLState = "42P13"
  /// Among others: `create or replace view` that drops, renames or retypes a column.
  static let invalidTableDefinition: SQLState = "42P16"
  /// Among others: `set role` to one that does not exist.
  static let invalidParameterValue: SQLState = "22023"
}
