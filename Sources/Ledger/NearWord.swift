/// Finds what somebody may have meant by a word that is not known.
public enum NearWord {
  /// The longest word that is looked at: what is longer is no typing error.
  private static let longest = 40

  /// The known word that is the nearest: the same but for capitals, or with up to two letters
  /// wrong, missing, too many or exchanged with the next; one for each three letters.
  public static func of(_ word: String, among known: some Sequence<String>) -> String? {
    guard word.utf8.count <= longest else { return nil }
    let letters = Array(word.lowercased())
    let near = known.lazy.map { (name: $0, far: distance(letters, Array($0.lowercased()))) }
      .min { ($0.far, $0.name) < ($1.far, $1.name) }
    guard let near, near.far <= min(2, letters.count / 3) else { return nil }
    return near.name
  }

  /// How many letters have to be put in, taken out, replaced or exchanged with their neighbour.
  /// (The optimal string alignment distance.)
  private static func distance(_ one: [Character], _ other: [Character]) -> Int {
    var before: [Int] = []
    var row = Array(0...other.count)
    for (i, letter) in one.enumerated() {
      var next = [i + 1]
      for (j, wanted) in other.enumerated() {
        var least = min(row[j] + (letter == wanted ? 0 : 1), row[j + 1] + 1, next[j] + 1)
        if i > 0, j > 0, letter == other[j - 1], wanted == one[i - 1] {
          least = min(least, before[j - 1] + 1)
        }
        next.append(least)
      }
      (before, row) = (row, next)
    }
    return row[other.count]
  }
}
