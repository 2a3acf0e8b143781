/// What a profile says of a file as a whole: `field` names without a column.
public enum ProfileSetting: String, Hashable, Sendable, CaseIterable {
  /// Whose files it reads, for people.
  case about
  /// The profile whose rows follow behind its own.
  case like
  /// The fields by whose columns the file is known, with spaces between; without it, the date and
  /// an amount.
  case needs
  /// `no`: only read when it is named; `last`: only looked at where no other profile fits.
  case detected
  /// An encoding; of several rows the first counts in which the text is valid.
  case encoding
  /// `;`, `,`, `|` or `tab`; without it, the one under which the header is found.
  case delimiter
  /// The character around text, or `none`.
  case quote
  /// `none`: the file has no header, and columns are named by their places: `#1`.
  case header
  /// How many columns a file without a header has, so that it can be known by its shape.
  case columns
  /// The order of day, month and year: `dmy`, `mdy`, `ymd`; without it, found out.
  case dates
  /// The decimal mark, `.` or `,`; without it, found out.
  case decimal
  /// What signs mean: `plain`, `inverted` (above zero is what went out), `ignored` (the column or
  /// the flag alone says which way), `kept` (in a credit or debit column, below zero takes back).
  case signs
  /// `negative`: fees are written below zero.
  case fees
  /// `after` the line, `before` it, or `unchecked`.
  case balances
  /// `yes`: a row without a date and an amount goes on with the text of the line above.
  case continuation
  /// `yes`: rows may end early; what is missing is empty.
  case shortRows = "short_rows"
  /// The first cell of rows that are no lines: `Total*`.
  case ignore
  /// A cell of rows without a day that are sums and no lines: `Total*`.
  case totals
}
