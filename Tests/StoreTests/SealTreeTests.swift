import Postgres
import Testing

@Suite("The hash tree")
struct SealTreeTests {
  /// The first eight are the inputs of the reference implementation of Certificate Transparency,
  /// whose roots of 1 to 8 leaves these are; behind them comes a byte for each leaf, its number.
  private static let inputs =
    [
      "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
      "606162636465666768696a6b6c6d6e6f",
    ] + (8..<33).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }

  static let roots = [
    (0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    (1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
    (2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
    (3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
    (4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
    (5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"),
    (6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"),
    (7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"),
    (8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"),
    (9, "5ea863f62ec28ec40fb39a952473cde5252d4302edc88dcd740cf34aa8b5c9a5"),
    (15, "b076124bb769cf4fdea814f499db451b735ec8d31055ef7356c68a7041cedced"),
    (16, "26d37c48cf9618995bfd889f69810ef20b3806e069ad87fe0f9c2e3f72debc37"),
    (17, "e045d786576a9a91a929ae1e78f26dc907f678922ad74ae91b0bdf84894734b2"),
    (31, "d45cf472bbf8f973fd4e7ed03ef8ba5427a90ebc4f733e9df556c78dc323eaaa"),
    (32, "a2f616b1946343fe3acd0925c2f38af105e4825d1b1169f324a0e6f8eb7c475e"),
    (33, "7e0eac3bf931a47a5bb58f4f59976e5a8e264400acb25d7def28d6d9d1d4fdee"),
  ]

  @Test("Its roots are those of RFC 6962, however it grew", arguments: roots)
  func root(size: Int, root: String) throws {
    // Grown in three steps, with every pair of places between them.
    let books = try JournalBooks.empty()
    let wrong = try books.connect().texts(
      """
      with input as (
        select array(
          select sha256('\\x00' || decode(i.hex, 'hex'))
          from unnest(\(Self.inputs)::text[]) with ordinality as i (hex, place)
          where i.place <= \(size)
          order by i.place) as leaves
      )
      select format('%s and %s: %s', first, second, r.root)
      from input
      cross join generate_series(0, \(size)) as first
      cross join generate_series(first, \(size)) as second
      cross join lateral (
        select encode(ledger.tree_root(
          ledger.grow_tree(
            ledger.grow_tree(
              ledger.grow_tree('{}', 0, leaves[1:first]), first, leaves[first + 1:second]),
            second, leaves[second + 1:])), 'hex') as root
      ) as r
      where r.root <> \(root)
      """)
    #expect(wrong == [])
  }

  @Test("No two lists of fields hash alike: (\"ab\", \"c\") is not (\"a\", \"bc\")")
  func fields() throws {
    let books = try JournalBooks.empty()
    let row = try books.connect().queryOne(
      """
      select ledger.leaf('ab', 'c') <> ledger.leaf('a', 'bc') as differ,
             ledger.leaf('2018/DON/000001', '1:a,') = sha256('\\x00' || convert_to(
               '18:coopledger-entry-1,15:2018/DON/000001,1:a,', 'UTF8')) as is_as_written
      """)
    #expect(row.texts == ["t", "t"])
  }
}
