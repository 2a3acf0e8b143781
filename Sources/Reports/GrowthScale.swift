/// An axis of counts from zero in round steps: 1, 2 or 5 times a power of ten, never a fraction.
struct GrowthScale {
  /// What lies between two lines of the grid.
  let step: Int128

  /// The axis on which `span` needs at most so many steps.
  init(span: Int128, steps: Int128) {
    var decade: Int128 = 1
    while decade * 10 * steps < span { decade *= 10 }
    step = [1, 2, 5, 10].map { $0 * decade }.first { $0 * steps >= span } ?? decade * 10
  }

  /// The first line of the grid that is not below the count.
  func end(of count: Int128) -> Int128 { (count + step - 1) / step * step }

  /// The lines of the grid from zero to that one.
  func ticks(to count: Int128) -> [Int128] {
    (0...max(0, end(of: count) / step)).map { $0 * step }
  }
}
