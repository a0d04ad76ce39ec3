/// Chunks that were read together, and the logs that ended after them.
final class ReadBatch {
    var chunks: [Chunk] = []
    var ended: [Int] = []

    var isEmpty: Bool { chunks.isEmpty && ended.isEmpty }
}

/// The same chunks when they were screened.
final class ScreenedBatch {
    /// Where one thread leaves one chunk.
    final class Slot {
        var chunk: ScreenedChunk?
    }

    let slots: [Slot]
    let ended: [Int]

    init(count: Int = 0, ended: [Int] = []) {
        slots = (0..<count).map { _ in Slot() }
        self.ended = ended
    }

    var isEmpty: Bool { slots.isEmpty && ended.isEmpty }
}

/// Where one thread screens one chunk of a round, with what was learnt in the rounds before.
final class ScreeningPlace {
    var screener: Screener

    init(_ plan: ScreenPlan) { screener = Screener(plan) }
}

/// Cases that one thread judges.
final class CaseSlice {
    private(set) var cases: [Case]

    /// So few that their judgement takes no longer than screening a chunk.
    static let size = 4

    init(_ cases: [Case]) { self.cases = cases }

    /// Judges those that were not judged when they were applied.
    func judge(_ explainer: Explainer) {
        for index in cases.indices where cases[index].judged == nil {
            cases[index].judged = explainer.judge(cases[index])
        }
    }
}
