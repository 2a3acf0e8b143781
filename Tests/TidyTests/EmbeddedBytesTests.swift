import CEmbedded
import Testing

@Suite("The bytes that the program carries")
struct EmbeddedBytesTests {
  @Test("are those on the disk, file by file")
  func bytes() {
    #expect(embedded_file_count > 0)
    for file in UnsafeBufferPointer(start: embedded_files(), count: embedded_file_count) {
      let name = String(cString: file.path)
      let carried = UnsafeBufferPointer(start: file.bytes, count: file.size)
      #expect(
        Repository.file(name)?.text.utf8.elementsEqual(carried) == true,
        "\(name): the build carries an older version; build again")
    }
  }
}
