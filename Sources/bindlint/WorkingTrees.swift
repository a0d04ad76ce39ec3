internal import Glibc
internal import Policy
internal import Requests
internal import SourceText

/// The repositories that hold the paths of a check, and what is changed in their files.
struct WorkingTrees {
    private var trees: [WorkingTree] = []
    /// Whether what is staged is to be judged, not what the files hold.
    let isStaged: Bool

    /// `revision` is what changes count since; nil for what is staged.
    init(_ paths: [String], since revision: String?) throws(GitProcess.Failure) {
        isStaged = revision == nil
        var folders: Set<String> = []
        for path in paths {
            let whole = RealPath.ofFile(path)
            let folder = FileWalk.isFolder(whole) ? whole : RealPath.folder(of: whole)
            guard folders.insert(folder).inserted else { continue }
            // One git process for each folder of a long list would take longer than all the rest.
            guard !trees.contains(where: { $0.root == folder || $0.name(of: folder) != nil }) else { continue }
            trees.append(try WorkingTree(holding: folder, since: revision))
        }
    }

    /// The repository of a file, and the file's name in it.
    private func place(of path: String) -> (tree: WorkingTree, name: String)? {
        let whole = RealPath.ofFile(path)
        for tree in trees {
            if let name = tree.name(of: whole) { return (tree, name) }
        }
        return nil
    }

    // MARK: What is staged

    /// Whether a file that was found in a folder will be a part of the next commit.
    func isCommitted(_ path: String) -> Bool {
        guard isStaged, let (tree, name) = place(of: path) else { return true }
        return tree.isTracked(name)
    }

    /// What is staged of a file, where that is what counts and the file holds something else.
    func text(of path: String) throws(GitProcess.Failure) -> [UInt8]? {
        guard isStaged, path != "-", let (tree, name) = place(of: path) else { return nil }
        return try tree.stagedText(of: name)
    }

    /// Files that are staged and not there, below a folder, by paths like the folder's own.
    func missing(below folder: String) -> [String] {
        let whole = RealPath.ofFile(folder)
        return trees.flatMap { tree in
            tree.missing.compactMap { name in
                let path = "\(tree.root)/\(name)"
                guard path.hasPrefix(whole + "/") else { return nil }
                let rest = path.dropFirst(whole.utf8.count + 1)
                return folder == "." ? String(rest) : "\(folder)/\(rest)"
            }
        }
    }

    // MARK: What is changed

    /// Takes the findings out that no changed line has to do with. A line that was taken away has no place any more: it
    /// counts for every finding of the request that it stood in.
    func apply(to results: inout Results, _ sources: [Engine.Source]) {
        let changes = results.files.map { file in
            FileChange(file, place(of: file.name).map { $0.tree.change(of: $0.name) } ?? .whole)
        }
        var requests: [Finding.Place] = []
        for (index, source) in sources.enumerated() {
            requests += source.requests.map { Finding.Place(file: index, span: $0.origin.span) }
        }
        let outside = results.findings.indices.filter { index in
            let finding = results.findings[index]
            let places = [finding.place] + finding.related.map(\.place)
            if places.contains(where: { changes[$0.file].touches($0.span) }) { return false }
            guard let request = finding.request.map({ requests[$0] }) else { return true }
            return !changes[request.file].tookAway(from: request.span)
        }
        results.remove(Set(outside))
        results.outsideChanges += outside.count
    }
}

/// The changes of one file, by offsets.
private struct FileChange {
    private let change: WorkingTree.Change
    /// Offsets of the line ends, of which git knows one kind.
    private let lineEnds: [Int]

    init(_ file: SourceFile, _ change: WorkingTree.Change) {
        self.change = change
        switch change {
        case .none, .whole: lineEnds = []
        case .lines: lineEnds = file.bytes.indices.filter { file.bytes[$0] == 0x0A }
        }
    }

    func touches(_ span: SourceSpan) -> Bool {
        switch change {
        case .none: return false
        case .whole: return true
        case .lines(let change):
            let lines = lines(of: span)
            return change.lines.contains { $0.overlaps(lines) }
        }
    }

    func tookAway(from span: SourceSpan) -> Bool {
        guard case .lines(let change) = change else { return false }
        let lines = lines(of: span)
        return change.removals.contains { lines.contains($0) }
    }

    private func lines(of span: SourceSpan) -> ClosedRange<Int> {
        line(of: span.start)...line(of: max(span.start, span.end - 1))
    }

    private func line(of offset: Int) -> Int {
        var low = 0
        var high = lineEnds.count
        while low < high {
            let middle = (low + high) / 2
            if lineEnds[middle] < offset { low = middle + 1 } else { high = middle }
        }
        return low + 1
    }
}
