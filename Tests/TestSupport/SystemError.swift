import Glibc

/// A system call that failed in a test's own machinery.
public struct SystemError: Error, CustomStringConvertible {
  public let description: String

  public init(_ what: String, _ code: Int32 = 0) {
    description = code == 0 ? what : "\(what): \(String(cString: strerror(code)))"
  }
}
