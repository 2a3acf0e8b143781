import Banking
import Glibc
import Ledger
import Store

/// A statement file on disk, with the reader that is right for it.
struct StatementSource {
  let path: String
  let file: StatementFile
  /// In bytes, as far as the system says it.
  let size: Int

  /// The path's last component.
  var name: String { file.name }

  /// - Throws: `Failure` for a file that cannot be read, or is of no format that we read.
  init(
    _ path: String, _ reading: StatementReading, _ settings: Settings,
    _ context: StatementFile.Context, checksBalances: Bool = true
  ) throws {
    self.path = path
    let source = StatementFileSource(path: path)
    var choice = try reading.choice(settings, units: context.units)
    choice.currency = context.currency
    choice.checksBalances = checksBalances
    var status = stat()
    size = stat(path, &status) == 0 ? Int(status.st_size) : 0
    let name = String(String(path.split(separator: "/").last ?? "file").prefix(200))
    do throws(StatementError) {
      let (format, profile, reader) = try Self.reader(of: source.head(), choice)
      file = StatementFile(name: name, format: format, profile: profile) {
        () throws(StatementError) in
        try source.open()
      } reader: { open, context in
        try reader(open, context)
      }
    } catch {
      throw Failure(error, in: path)
    }
  }

  private typealias Reader = (@escaping ByteOpener, StatementFile.Context) throws
    -> any StatementReader

  /// The reader for a file that begins so, with the names of its format and profile.
  private static func reader(
    of head: FileHead, _ choice: CSVChoice
  ) throws(StatementError) -> (format: String, profile: String?, Reader) {
    let format = try StatementFormat.detect(head, choice)
    switch format {
    case .camt053, .camt054:
      let name = if case .camt054 = format { "camt.054" } else { "camt.053" }
      return (name, nil, { open, context in try CamtReader(units: context.units, source: open()) })
    case .csv(let layout):
      return ("csv", layout.profile.name, { open, _ in ProfileReader(layout, choice, open: open) })
    }
  }

  /// The first and the last day of which the file tells.
  func days(_ context: StatementFile.Context) throws -> (first: Day, last: Day) {
    var days: [Day] = []
    var lines: (first: Day, last: Day)?
    do {
      let reader = try file.parts(context)
      while let part = try reader.next() {
        switch part {
        case .head(let head): days += [head.from, head.to].compactMap(\.self)
        case .line(let line):
          let (first, last) = lines ?? (line.bookedOn, line.bookedOn)
          lines = (min(first, line.bookedOn), max(last, line.bookedOn))
        case .end(let end): days += [end.closing?.day].compactMap(\.self)
        }
      }
    } catch let error as StatementError {
      throw Failure(error, in: path)
    }
    days += [lines?.first, lines?.last].compactMap(\.self)
    let never = try Day(parsing: "2999-12-31")
    return (days.min() ?? never, days.max() ?? never)
  }
}
