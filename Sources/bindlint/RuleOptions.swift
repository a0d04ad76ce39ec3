internal import ArgumentParser
internal import BuiltinRules
internal import Policy
internal import Readers
internal import Reports
internal import Requests
internal import SourceText

/// Which rules a command uses.
struct RuleOptions: ParsableArguments {
    @Option(
        name: .customLong("rules"),
        help: ArgumentHelp(
            "A rule file, or a folder of them, besides the built-in rules; repeatable.", valueName: "path"),
        completion: .file())
    var packs: [String] = []

    /// The catalog, the vocabulary and the rules. Mistakes in rule files are printed, all of them, before it throws.
    ///
    /// The built-in rules' examples are left out unless they are asked for: they are most of what there is to read.
    func load(withExamples: Bool = false) throws -> LoadedRules {
        try RuleOptions.load(packs, into: LoadedRules(withExamples: withExamples))
    }

    /// The rules of one pack, without the built-in ones.
    static func load(only pack: String) throws -> LoadedRules {
        try load([pack], into: LoadedRules(withoutBuiltinsOver: LoadedRules.catalog()))
    }

    private static func load(_ packs: [String], into builtin: LoadedRules) throws -> LoadedRules {
        var loaded = builtin
        var mistakes = Mistakes()
        var problems: [Problem] = []
        for pack in packs { loaded.add(read(pack, &problems)) }
        mistakes.add(problems)
        for broken in loaded.rules.brokenFiles { mistakes.add(broken.errors, in: broken.file) }
        try mistakes.throwIfAny()
        return loaded
    }

    /// The files of a pack: one, or all the YAML files below a folder.
    static func read(_ pack: String, _ problems: inout [Problem]) -> [SourceFile] {
        var paths = [pack]
        if FileWalk.isFolder(pack) {
            let walk = FileWalk(below: pack)
            paths = walk.files.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
            problems += walk.failures.map { Problem(file: $0.path, reason: $0.reason) }
            if paths.isEmpty, walk.failures.isEmpty {
                problems.append(Problem(file: pack, reason: "the folder holds no rule file"))
            }
        }
        return paths.compactMap { path in
            do throws(FileContents.Failure) {
                return SourceFile(name: path, bytes: try FileContents.read(path))
            } catch {
                problems.append(Problem(file: path, reason: error.reason))
                return nil
            }
        }
    }
}

/// The rules of a run and what they are about.
struct LoadedRules {
    let vocabulary: Vocabulary
    var rules = RuleSet()
    /// The rule files, for showing their text.
    private(set) var files: [SourceFile] = []

    /// The built-in rules. That they are without mistakes is a test's business; a mistake here is an internal fault.
    init(withExamples: Bool) throws {
        vocabulary = Vocabulary(try LoadedRules.catalog())
        files = LoadedRules.builtinFiles { !$0.hasPrefix("api/") }
        rules.add(files, vocabulary, readingExamples: withExamples)
    }

    /// No rules yet.
    init(withoutBuiltinsOver catalog: Catalog) { vocabulary = Vocabulary(catalog) }

    /// The built-in API catalog.
    static func catalog() throws -> Catalog {
        guard let file = builtinFiles({ $0.hasPrefix("api/") }).first,
            let document = try Node.yamlDocuments(file.text).first
        else { throw InternalFault(reason: "the API catalog is not embedded") }
        return try Catalog(document)
    }

    private static func builtinFiles(_ isWanted: (String) -> Bool) -> [SourceFile] {
        BuiltinRules.files.filter { isWanted($0.path) }.map { SourceFile(name: "rules/" + $0.path, bytes: $0.bytes) }
    }

    /// Adds the rules of more files.
    mutating func add(_ files: [SourceFile]) {
        self.files += files
        rules.add(files, vocabulary)
    }

    /// What reports tell of the rules.
    var descriptions: [RuleDescription] {
        rules.rules.map { RuleDescription($0, vocabulary.catalog) }
            + SuppressionRule.allCases.map { RuleDescription($0) }
    }

    /// The file that a rule stands in.
    func source(of rule: Rule) throws -> SourceFile {
        guard let file = files.first(where: { $0.name == rule.file }) else {
            throw InternalFault(reason: "the file of \(rule.id) is lost")
        }
        return file
    }
}

/// The requests of a document such as an example of a rule.
func requests(of document: Node, in file: SourceFile) -> Engine.Source {
    let reading = DocumentReader(.yaml).read(document)
    return Engine.Source(file: file, requests: reading.requests, isSequence: reading.order == .sequence)
}

/// Something that cannot be unless bindlint itself is wrong.
struct InternalFault: Error, CustomStringConvertible {
    var reason: String
    var description: String { "internal fault: \(reason)" }
}
