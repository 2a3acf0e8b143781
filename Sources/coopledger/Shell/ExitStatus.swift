/// How the program ends, for scripts (numbers from sysexits.h).
enum ExitStatus: Int32 {
  case done = 0
  /// A check found a problem.
  case checkFailed = 1
  case usage = 64
  case badData = 65
  case inputMissing = 66
  case unavailable = 69
  /// Our own bug.
  case software = 70
  case cannotCreate = 73
  case tryAgain = 75
  case notPermitted = 77
  case configuration = 78
}
