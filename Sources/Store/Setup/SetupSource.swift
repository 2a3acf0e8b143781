import Glibc

/// A file of the configuration as it was found.
struct SetupSource {
  let file: SetupFile
  /// Where it was found; nil for the one that the program carries.
  let path: String?
  let bytes: [UInt8]

  /// The files to load, in order, from a folder or from the program.
  static func all(in directory: String?) throws(SetupError) -> [SetupSource] {
    guard let directory else { return SetupFile.all.compactMap(embedded) }
    var found: [SetupSource] = []
    for file in SetupFile.all {
      if let source = try read(file, in: directory) { found.append(source) }
    }
    guard !found.isEmpty else {
      throw .nothing(in: directory, of: SetupFile.all.map(\.name))
    }
    return SetupFile.all.compactMap { file in
      found.first { $0.file.name == file.name } ?? (file.isEssential ? embedded(file) : nil)
    }
  }

  private static func embedded(_ file: SetupFile) -> SetupSource? {
    Embedded.files(under: "config/\(file.name)").first.map {
      SetupSource(file: file, path: nil, bytes: Array($0.text.utf8))
    }
  }

  /// The file of a folder, or nil if it has none.
  private static func read(
    _ file: SetupFile, in directory: String
  ) throws(SetupError) -> SetupSource? {
    let path = "\(directory)/\(file.name)"
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw .unreadable(path, String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 64 * 1024)
    while case let count = Glibc.read(descriptor, &piece, piece.count), count != 0 {
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .unreadable(path, String(cString: strerror(errno))) }
      bytes += piece.prefix(count)
    }
    // What some spreadsheets put before UTF-8; to the server it would be part of the first name.
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { bytes.removeFirst(3) }
    return SetupSource(file: file, path: path, bytes: bytes)
  }
}
