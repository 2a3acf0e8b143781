/// The programs in Python that tests run.
enum Script {
  /// One that lies beside this file.
  static func path(_ name: String) -> String {
    #filePath.split(separator: "/").dropLast().reduce(into: "") { $0 += "/" + $1 } + "/" + name
  }
}
