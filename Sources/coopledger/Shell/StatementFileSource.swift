import Banking

/// A statement file on disk, read piece by piece and as often as its reader wants.
struct StatementFileSource {
  let path: String

  /// The bytes from the first one on.
  func open() throws(StatementError) -> ByteSource {
    do throws(Failure) {
      let file = try InputFile(path)
      return { buffer throws(StatementError) in
        do throws(Failure) {
          return try file.read(into: buffer)
        } catch {
          throw StatementError(error)
        }
      }
    } catch {
      throw StatementError(error)
    }
  }

  func head() throws(StatementError) -> FileHead { try FileHead(reading: open()) }
}

extension StatementError {
  fileprivate init(_ failure: Failure) { self.init(failure.code, failure.message) }
}

extension Failure {
  /// Why a statement file is refused, with its place in the file.
  init(_ error: StatementError, in file: String) {
    let exit: ExitStatus =
      switch error.code {
      case "file_unreadable": .inputMissing
      case "interrupted": .tryAgain
      default: .badData
      }
    self.init(error.code, error.message, field: error.field, hint: error.hint, exit: exit)
    guard exit != .tryAgain else { return }
    self.file = file
    line = error.line
  }
}
