extension Setup {
  /// What ``load(_:configuration:)`` did.
  public struct Report: Hashable, Sendable {
    /// The files that were loaded, in order.
    public let files: [File]
    /// What the files say otherwise than the database and may not be changed: a line for each.
    public let warnings: [String]

    /// One file.
    public struct File: Hashable, Sendable {
      /// Its name, such as `units.csv`.
      public let name: String
      /// Where it was read; nil for the one that the program carries.
      public let path: String?
      /// How many of its rows were new.
      public let added: Int
      /// How many rows were brought up to date.
      public let updated: Int
    }
  }
}
