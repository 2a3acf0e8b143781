import Testing

@Suite("All small worlds beside a naive model")
struct ModelSmallWorldTests {
  @Test(
    "Every short history agrees in every figure, after each act and on each day",
    arguments: ModelSmallWorlds.shards)
  func all(shard: Int) throws {
    let first = shard * ModelSmallWorlds.worldsOfShard
    let histories = ModelSmallWorlds.all.dropFirst(first).prefix(ModelSmallWorlds.worldsOfShard)
    let worlds = histories.enumerated().map { (code: "w\($0.offset)", history: $0.element) }
    var run = try ModelRun(campaigns: worlds.map { ($0.code, "EUR", 8_000) })

    // All worlds keep step, so that one moment shows each of them after as many acts.
    var step = 0
    var moments = [-1]
    for act in 0..<(histories.map(\.count).max() ?? 0) {
      for (code, history) in worlds where act < history.count {
        for refused in history[act].refused {
          let operation = ModelSmallWorlds.operation(refused, in: run.world, code)
          #expect(try run.take(operation, step), "\(code): \(history)")
          step += 1
        }
        let operation = ModelSmallWorlds.operation(history[act].done, in: run.world, code)
        guard try run.take(operation, step) else { return }
        step += 1
      }
      moments.append(step - 1)
    }
    try run.compare(
      moments.flatMap { moment in
        ModelSmallWorlds.days.map {
          ModelHorizon(from: "2018-12-01", to: $0, step: moment, isBefore: false)
        }
      })
  }
}
