import ArgumentParser
import Ledger
import LocalServer
import Mail
import Postgres
import Reports
import Store

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Look at settings, connection, schema, roles and clock.",
    discussion: """
      Each line is ok, or says what to do. Exit code 1 if anything is not ok.

      Example:
        coopledger doctor
      """)

  @OptionGroup var common: CommonOptions

  private struct Finding {
    let name: String
    let isOK: Bool
    let text: String
  }

  func run() throws {
    let session = try common.session()
    let findings = settings(of: session) + examine(session)
    if common.json {
      try common.console.json(
        .array(
          findings.map { finding in
            .object([
              ("name", .string(finding.name)), ("ok", .bool(finding.isOK)),
              ("text", .string(finding.text)),
            ])
          }))
    } else {
      var table = TextTable([.left("What"), .left("State"), .left("Details")])
      for finding in findings {
        table.append([finding.name, finding.isOK ? "ok" : "look", finding.text])
      }
      try common.console.put(table.text)
    }
    guard findings.allSatisfy(\.isOK) else { throw ExitCode(ExitStatus.checkFailed.rawValue) }
  }

  private func settings(of session: Session) -> [Finding] {
    let target =
      switch session.target {
      case .stated: "the one that --database or COOPLEDGER_DATABASE names"
      case .environment: "libpq's own settings (PGHOST, PGDATABASE, PGSERVICE, …)"
      case .local(let server): "the private one in \(server.directory)"
      }
    return [Finding(name: "database", isOK: true, text: target)]
      + Settings.known.map { name, _ in
        guard let value = session.settings[name] else {
          return Finding(name: name, isOK: true, text: "not set")
        }
        return Finding(name: name, isOK: true, text: "\(shown(value.text)) (\(value.source))")
      }
  }

  /// A setting as it may be shown: a connection string could hold a password, refused or not.
  private func shown(_ text: String) -> String {
    text.contains("password") || text.contains("://") ? "not shown" : text
  }

  private func examine(_ session: Session) -> [Finding] {
    let connection: Connection
    do {
      connection = try session.connect()
    } catch {
      return [look("connection", error)]
    }
    var findings = [server(connection)]
    do {
      let status = try Schema.status(connection)
      findings.append(
        Finding(
          name: "schema", isOK: status.isCurrent,
          text: status.isCurrent
            ? "up to date (\(status.migrations.count) migrations)"
            : "run coopledger init, or coopledger db migrate"))
    } catch {
      findings.append(look("schema", error))
    }
    do {
      if let start = try Setup.fiscalYearStart(connection) {
        findings.append(
          Finding(
            name: "fiscal year", isOK: true, text: "starts in month \(start) of the calendar"))
      }
    } catch {
      findings.append(look("fiscal year", error))
    }
    findings += mail(session) + monitoring(session)
    do {
      findings.append(try reports(connection, timeZone: session.timeZone()))
    } catch {
      findings.append(look("reports", error))
    }
    do {
      findings += try roleAndClock(connection, timeZone: session.timeZone())
    } catch {
      findings.append(look("roles", error))
    }
    return findings
  }

  private func mail(_ session: Session) -> [Finding] {
    do {
      let route = try session.mail().route
      let text =
        switch route {
        case .server(let server): "by \(server.url)"
        case .outbox(let folder): "into the folder \(folder)"
        }
      return [Finding(name: "mail", isOK: true, text: text)]
    } catch {
      return [look("mail", error)]
    }
  }

  /// Who would notice that the job has stopped.
  private func monitoring(_ session: Session) -> [Finding] {
    do {
      let figures = session.settings["COOPLEDGER_METRICS_FILE"].map { "figures in \($0.text)" }
      let ping = try session.ping().map { "ping to \($0.place)" }
      let told = [figures, ping].compactMap(\.self)
      return [
        Finding(
          name: "monitoring", isOK: true,
          text: told.isEmpty ? "neither figures nor a ping are set" : told.joined(separator: ", "))
      ]
    } catch {
      return [look("monitoring", error)]
    }
  }

  /// Whether the scheduled job does its work: it runs every hour, and a day without is too long.
  private func reports(_ connection: Connection, timeZone: String) throws -> Finding {
    let health = try ReportHealth(connection, timeZone: timeZone)
    guard health.schedules > 0 else {
      return Finding(name: "reports", isOK: true, text: "no schedule: nothing is mailed")
    }
    let counts = Dictionary(health.deliveries, uniquingKeysWith: +)
    let isLate = (health.lastRoundAge ?? .max) > 26 * 3600
    let troubles = [
      isLate && health.due > 0 ? "\(health.due) due: does the timer run?" : nil,
      health.lastProblem.map { "the last run had a problem: \($0)" },
      (counts["failed"] ?? 0) > 0
        ? "\(counts["failed"] ?? 0) mails failed: coopledger report deliveries --failed" : nil,
    ].compactMap(\.self)
    let last = health.lastRoundAt.map { "last ran at \($0)" } ?? "the job has never run"
    return Finding(
      name: "reports", isOK: troubles.isEmpty, text: ([last] + troubles).joined(separator: "; "))
  }

  private func server(_ connection: Connection) -> Finding {
    do {
      let row = try connection.queryOne(
        """
        select current_database() as database, session_user as who,
               coalesce(host(inet_server_addr()) || ' port ' || inet_server_port(), 'a socket')
                 as place
        """)
      let database: String = try row.decode("database")
      let who: String = try row.decode("who")
      let place: String = try row.decode("place")
      return Finding(
        name: "connection", isOK: true,
        text: "PostgreSQL \(connection.serverVersion / 10_000), database \(database) as \(who), "
          + "through \(place)")
    } catch {
      return look("connection", error)
    }
  }

  private func roleAndClock(
    _ connection: Connection, timeZone: String
  ) throws -> [Finding] {
    let row = try connection.queryOne(
      """
      select session_user as who,
             coalesce(string_agg(r.rolname, ', ' order by r.rolname), '') as roles,
             (clock_timestamp() at time zone \(timeZone))::timestamp(0)::text as now,
             current_setting('fsync') = 'on' as is_durable,
             coalesce((
               select pg_get_userbyid(c.relowner) = 'coopledger_owner'
               from pg_class as c
               where c.oid = to_regclass('ledger.entry')), true) as is_owned
      from pg_roles as r
      where r.rolname like 'coopledger\\_%' and pg_has_role(session_user, r.oid, 'member')
      """)
    let who: String = try row.decode("who")
    let roles: String = try row.decode("roles")
    let now: String = try row.decode("now")
    let isDurable: Bool = try row.decode("is_durable")
    let isOwned: Bool = try row.decode("is_owned")
    return [
      Finding(
        name: "roles", isOK: !roles.isEmpty,
        text: roles.isEmpty
          ? "\(who) has none: coopledger role grant \(who) treasurer" : "\(who): \(roles)"),
      Finding(
        name: "owner", isOK: isOwned,
        text: isOwned
          ? "coopledger_owner"
          : "restored without its roles: restore them first (README, Backup), then the dump"),
      Finding(name: "clock", isOK: true, text: "\(now) in \(timeZone), by the database"),
      Finding(
        name: "durability", isOK: isDurable,
        text: isDurable ? "commits reach the disk" : "fsync is off: a crash can lose records"),
    ]
  }

  private func look(_ name: String, _ error: any Error) -> Finding {
    let failure = Failure(error)
    return Finding(
      name: name, isOK: false,
      text: [failure.message, failure.hint].compactMap { $0 }.joined(separator: ". "))
  }
}
