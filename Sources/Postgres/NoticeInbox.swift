import CLibPQ

/// Where libpq delivers notices, for as long as its connection lives.
final class NoticeInbox {
  var handler: ((PostgresNotice) -> Void)?
  /// The warning that the last commit did not await its standby, if it came.
  var replicationWarning: Diagnostics?

  /// Takes the place of libpq's own receiver, which prints to standard error.
  func receiveNotices(of connection: OpaquePointer) {
    let receiver: PQnoticeReceiver = { context, result in
      guard let context else { return }
      let inbox = Unmanaged<NoticeInbox>.fromOpaque(context).takeUnretainedValue()
      let diagnostics = Diagnostics(result)
      if diagnostics.saysReplicationNotAwaited { inbox.replicationWarning = diagnostics }
      inbox.handler?(diagnostics.notice)
    }
    PQsetNoticeReceiver(connection, receiver, Unmanaged.passUnretained(self).toOpaque())
  }
}
