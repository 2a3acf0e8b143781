/// One of several files that was refused, and why.
public struct RefusedFile: Error {
  /// Its place among them, from 0.
  public let place: Int
  public let reason: any Error
}
