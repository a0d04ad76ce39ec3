internal import ArgumentParser
internal import BuiltinRules
internal import Policy
internal import Reports
internal import Requests
internal import SourceText

/// Which rules a command uses.
struct RuleOptions: ParsableArguments {
    @Option(name: .customLong("rules"), help: ArgumentHelp("A rule file, or a folder of them, besides the built-in rules; repeatable.", valueName: "path"))
    var packs: [String] = []

    /// The catalog, the vocabulary and the rules. Mistakes in rule files are printed, all of them, before it throws.
    func load() throws -> LoadedRules {
        var loaded = try LoadedRules()
        var failures = 0
        for pack in packs {
            let isFolder = FileWalk.isFolder(pack)
            let paths = isFolder ? FileWalk(below: pack).files.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") } : [pack]
            if paths.isEmpty {
                StandardError.print("bindlint: error: \(pack): the folder holds no rule file")
                failures += 1
            }
            var files: [SourceFile] = []
            for path in paths {
                do throws(FileContents.Failure) {
                    files.append(SourceFile(name: path, bytes: try FileContents.read(path)))
                } catch {
                    StandardError.print("bindlint: error: \(path): \(error.reason)")
                    failures += 1
                }
            }
            loaded.add(files)
        }
        for broken in loaded.rules.brokenFiles {
            for error in broken.errors {
                StandardError.print(ProblemReport.excerpt("\(error)", at: error.span, in: broken.file))
                failures += 1
            }
        }
        if failures > 0 { throw ExitStatus.untrusted.code }
        return loaded
    }
}

/// The rules of a run and what they are about.
struct LoadedRules {
    let catalog: Catalog
    let vocabulary: Vocabulary
    var rules = RuleSet()
    /// The rule files, for showing their text.
    private(set) var files: [SourceFile] = []

    /// The built-in rules. That they are without mistakes is a test's business; a mistake here is an internal fault.
    init() throws {
        var catalog: Catalog?
        var files: [SourceFile] = []
        for file in BuiltinRules.files {
            let source = SourceFile(name: "rules/" + file.path, bytes: file.bytes)
            if file.path.hasPrefix("api/") {
                catalog = try Node.yamlDocuments(source.text).first.map { try Catalog($0) }
            } else {
                files.append(source)
            }
        }
        guard let catalog else { throw InternalFault(reason: "the API catalog is not embedded") }
        self.catalog = catalog
        vocabulary = Vocabulary(catalog)
        add(files)
    }

    /// Adds the rules of more files.
    mutating func add(_ files: [SourceFile]) {
        self.files += files
        rules.add(files, vocabulary)
    }

    /// The file that a rule stands in.
    func source(of rule: Rule) throws -> SourceFile {
        guard let file = files.first(where: { $0.name == rule.file }) else {
            throw InternalFault(reason: "the file of \(rule.id) is lost")
        }
        return file
    }
}

/// Something that cannot be unless bindlint itself is wrong.
struct InternalFault: Error, CustomStringConvertible {
    var reason: String
    var description: String { "internal fault: \(reason)" }
}
