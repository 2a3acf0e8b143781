import CEmbedded

/// The files of `sql/` and `config/` that the program carries: once installed it needs no source
/// tree.
public enum Embedded {
  /// The files whose paths begin with the prefix, in ascending byte order of their paths.
  public static func files(under prefix: String) -> [EmbeddedFile] {
    let all = UnsafeBufferPointer(start: embedded_files(), count: embedded_file_count)
    return all.compactMap { file in
      let path = String(cString: file.path)
      guard path.hasPrefix(prefix) else { return nil }
      let bytes = UnsafeBufferPointer(start: file.bytes, count: file.size)
      return EmbeddedFile(path: path, text: String(decoding: bytes, as: UTF8.self))
    }
  }
}
