// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target: explicit existentials and imports, and no warning left standing.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "coopledger",
  products: [.executable(name: "coopledger", targets: ["coopledger"])],
  dependencies: [
    // Parses the command line and generates its help, completions and man pages: the well-kept
    // library of the Swift project itself, and it links neither full Foundation nor ICU.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // libpq, PostgreSQL's own client library, as the system ships it.
    .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    // The files of sql/ and config/, compiled into the program so that it needs no source tree.
    .target(name: "CEmbedded"),
    // A small door to libcurl, which is loaded when the first mail is sent.
    .target(name: "CCurl"),
    // A small door to libxml2, which is loaded when the first XML file is read: no XML parser of
    // the Swift world is right on truncated and on large files. Its headers have a folder of their
    // own, of which pkg-config would tell the linker's flags as well.
    .target(name: "CXML", cSettings: [.unsafeFlags(["-I/usr/include/libxml2"])]),
    // A small door to libqrencode, which is loaded when the first QR code is drawn.
    .target(name: "CQR"),

    // PostgreSQL for one thread: connections, bound statements, rows, transactions, COPY, errors.
    .target(name: "Postgres", dependencies: ["CLibPQ"], swiftSettings: strict),
    // The vocabulary of double entry: units, money, days, accounts, transfers, entries. Pure.
    .target(name: "Ledger", swiftSettings: strict),
    // Campaigns, donors, donations, refunds, pledges: from what people say to entries. Pure.
    .target(name: "Giving", dependencies: ["Ledger"], swiftSettings: strict),
    // Organisations, bodies, and what follows from their movements: bookings and stays. Pure.
    .target(name: "Membership", dependencies: ["Ledger"], swiftSettings: strict),
    // Comma-separated values, read and written piece by piece. Pure.
    .target(name: "CSV", dependencies: ["Ledger"], swiftSettings: strict),
    // What banks tell, from their files to statement lines. Pure, but for the library of XML.
    .target(name: "Banking", dependencies: ["CSV", "CXML", "Ledger"], swiftSettings: strict),
    // Rows to text tables, CSV, JSON and SVG. Pure, but for the library of QR codes.
    .target(name: "Reports", dependencies: ["CQR", "CSV", "Ledger"], swiftSettings: strict),
    // Messages to their bytes, and their delivery: to a mail server or into a folder.
    .target(name: "Mail", dependencies: ["CCurl", "Ledger"], swiftSettings: strict),
    // One file per operation: pure values to SQL and back, each in one transaction.
    .target(
      name: "Store",
      dependencies: ["Postgres", "Ledger", "Giving", "Membership", "Banking", "CEmbedded"],
      swiftSettings: strict),
    // The private PostgreSQL cluster that serves when no other is configured.
    .target(name: "LocalServer", swiftSettings: strict),
    // The commands, one file each: parse, call one operation, print.
    .executableTarget(
      name: "coopledger",
      dependencies: [
        "Store", "Mail", "Reports", "CSV", "Giving", "Membership", "Banking", "Ledger", "Postgres",
        "LocalServer",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // For tests: a private server for the run, a fresh database for each test, real processes.
    .target(
      name: "TestSupport", dependencies: ["Postgres"],
      path: "Tests/TestSupport", exclude: ["Mail/server.py", "Mail/reader.py"],
      swiftSettings: strict),
    // For property tests: random cases that a seed repeats.
    .target(name: "RandomCases", path: "Tests/RandomCases", swiftSettings: strict),
    // Pure: units, money, days and entries, by example and by property.
    .testTarget(
      name: "LedgerTests", dependencies: ["Ledger", "RandomCases"], swiftSettings: strict),
    // Pure: what each kind of gift posts.
    .testTarget(
      name: "GivingTests", dependencies: ["Giving", "Ledger", "RandomCases"],
      swiftSettings: strict),
    // Pure: what follows from movements.
    .testTarget(
      name: "MembershipTests", dependencies: ["Membership", "Ledger"], swiftSettings: strict),
    // Pure: what banks' files come to.
    .testTarget(
      name: "BankingTests", dependencies: ["Banking", "CSV", "Ledger", "RandomCases"],
      swiftSettings: strict),
    // Pure: the bytes of every output format.
    .testTarget(
      name: "ReportsTests", dependencies: ["Reports", "CSV", "Ledger"], swiftSettings: strict),
    // Messages read back by another library; delivery to servers that behave as badly as they can.
    .testTarget(
      name: "MailTests", dependencies: ["Mail", "RandomCases", "TestSupport"],
      swiftSettings: strict),
    // The libpq layer against a real server.
    .testTarget(
      name: "PostgresTests", dependencies: ["Postgres", "TestSupport"], swiftSettings: strict),
    // The schema and the operations against a real server and a naive model.
    .testTarget(
      name: "StoreTests",
      dependencies: [
        "Store", "Giving", "Membership", "Banking", "Reports", "CSV", "Ledger", "Postgres",
        "RandomCases", "TestSupport",
      ],
      exclude: ["privileges.txt"], swiftSettings: strict),
    // The private server against hostile directories, crashes and stale files.
    .testTarget(name: "LocalServerTests", dependencies: ["LocalServer"], swiftSettings: strict),
    // The program as its users run it: real processes, faults included.
    .testTarget(
      name: "CommandTests",
      dependencies: ["coopledger", "TestSupport", "Postgres", "Reports", "CSV"],
      exclude: ["Golden"], swiftSettings: strict),
    // The repository tests itself: names, lengths, embedded files, linkage.
    .testTarget(name: "TidyTests", dependencies: ["CEmbedded"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
