import CEmbedded
import Testing

@Suite("The bytes that the program carries")
struct EmbeddedBytesTests {
  @Test("are those on the disk, file by file")
  func bytes() {
    #expect(embedded_file_count > 0)
    for index in 0..<embedded_file_count {
      guard let file = embedded_files()[index]?.pointee, let path = file.path else { continue }
      let name = String(cString: path)
      let carried = UnsafeBufferPointer(start: file.bytes, count: file.size)
      #expect(
        Repository.file(name)?.text.utf8.elementsEqual(carried) == true,
        "\(name): the build carries an older version; build again")
    }
  }
}
