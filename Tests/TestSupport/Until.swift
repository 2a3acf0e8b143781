import Glibc

/// Waits for what is to happen, as long as the child that is to do it runs.
public func until(_ what: String, or child: Child, _ isSo: () throws -> Bool) throws {
  while try !isSo() {
    sched_yield()
    if kill(child.processID, 0) != 0 { throw SystemError("\(what): never") }
    var state = siginfo_t()
    if waitid(P_PID, id_t(child.processID), &state, WEXITED | WNOHANG | WNOWAIT) == 0,
      state.si_signo != 0, try !isSo()
    {
      throw SystemError("\(what): never; \(child.wait().error)")
    }
  }
}
