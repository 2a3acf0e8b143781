import CLibPQ

/// One result of libpq, freed with the last row that refers to it.
final class ServerResult {
  let handle: OpaquePointer

  init(_ handle: OpaquePointer) { self.handle = handle }

  deinit { PQclear(handle) }

  var status: ExecStatusType { PQresultStatus(handle) }

  var rows: [Row] {
    (0..<PQntuples(handle)).map { Row(result: self, index: $0) }
  }

  /// How many rows the statement inserted, changed, deleted, selected or copied.
  var affected: Int {
    PQcmdTuples(handle).flatMap { Int(String(cString: $0)) } ?? 0
  }
}
