/// A pattern of paths with the meaning that `.gitignore` gives it: `*` and `?` stand for what is no slash, `[a-z]` for one
/// character, `**` for any folders. Without a slash in it, save at its end, it fits at any depth; with one it begins at the
/// configuration's folder. It fits what lies below a folder that it fits, and with a slash at its end nothing else.
///
/// Matching takes time by the lengths of path and pattern, whatever they are: all ways to match go on side by side.
package struct Glob: Hashable, Sendable {
    /// As written.
    package let text: String
    private let steps: [Step]
    private let isFolderOnly: Bool

    fileprivate enum Step: Hashable, Sendable {
        case scalar(Unicode.Scalar)
        /// `?`
        case one
        /// `[…]`
        case oneOf([ClosedRange<Unicode.Scalar>], isNegated: Bool)
        /// `*`
        case run
        /// The beginning of `**/`, which may stand for nothing; `folders` follows it.
        case entrance
        /// What `**/` stands for, up to the last slash of it.
        case folders
        /// `**` at the end.
        case rest
    }

    package init(_ text: String) throws(GlobError) {
        self.text = text
        var compiler = Compiler(text)
        try compiler.compile()
        steps = compiler.steps
        isFolderOnly = compiler.isFolderOnly
    }

    /// Whether it fits a path, relative to the configuration's folder and separated by slashes.
    package func matches(_ path: String) -> Bool {
        var run = Run(steps)
        for scalar in path.unicodeScalars {
            if scalar == "/", run.isComplete { return true }
            run.take(scalar)
        }
        return run.isComplete && !isFolderOnly
    }

    /// Whether it fits everything that may lie below a folder.
    package func coversAll(below folder: String) -> Bool {
        var run = Run(steps)
        for scalar in folder.unicodeScalars {
            if scalar == "/", run.isComplete { return true }
            run.take(scalar)
        }
        guard !run.isComplete else { return true }
        run.take("/")
        return run.takesTheRest
    }

    /// The ways to match what was taken so far, each known by the step that it waits at.
    private struct Run {
        private let steps: [Step]
        private var waiting: [Bool]

        init(_ steps: [Step]) {
            self.steps = steps
            waiting = Array(repeating: false, count: steps.count + 1)
            wait(at: 0)
        }

        var isComplete: Bool { waiting[steps.count] }
        var takesTheRest: Bool { steps.last == .rest && waiting[steps.count - 1] }

        private mutating func wait(at index: Int) {
            guard !waiting[index] else { return }
            waiting[index] = true
            guard index < steps.count else { return }
            switch steps[index] {
            case .run: wait(at: index + 1)
            case .entrance:
                wait(at: index + 1)
                wait(at: index + 2)
            case .scalar, .one, .oneOf, .folders, .rest: break
            }
        }

        mutating func take(_ scalar: Unicode.Scalar) {
            let before = waiting
            for index in waiting.indices { waiting[index] = false }
            for index in steps.indices where before[index] {
                switch steps[index] {
                case .scalar(let wanted): if scalar == wanted { wait(at: index + 1) }
                case .one: if scalar != "/" { wait(at: index + 1) }
                case .oneOf(let ranges, let isNegated):
                    if scalar != "/", ranges.contains(where: { $0.contains(scalar) }) != isNegated {
                        wait(at: index + 1)
                    }
                case .run: if scalar != "/" { wait(at: index) }
                case .entrance: break
                case .folders:
                    wait(at: index)
                    if scalar == "/" { wait(at: index + 1) }
                case .rest:
                    wait(at: index)
                    wait(at: index + 1)
                }
            }
        }
    }
}

extension Glob {
    fileprivate struct Compiler {
        private let text: String
        private var rest: ArraySlice<Unicode.Scalar>
        private(set) var steps: [Step] = []
        private(set) var isFolderOnly = false

        init(_ text: String) {
            self.text = text
            rest = Array(text.unicodeScalars)[...]
        }

        mutating func compile() throws(GlobError) {
            if rest.first == "!" { throw GlobError(text, .negated) }
            if rest.last == "/", rest.dropLast().last != "\\" {
                isFolderOnly = true
                rest.removeLast()
            }
            let isAnchored = rest.contains("/")
            if rest.first == "/" { rest.removeFirst() }
            guard !rest.isEmpty else { throw GlobError(text, .empty) }
            if !isAnchored, !rest.elementsEqual("**".unicodeScalars) { steps += [.entrance, .folders] }
            let names = rest.split(separator: "/", omittingEmptySubsequences: false)
            for (index, name) in names.enumerated() {
                let isLast = index == names.count - 1
                if name.elementsEqual("**".unicodeScalars) {
                    steps += isLast ? [.rest] : [.entrance, .folders]
                } else {
                    try compile(name)
                    if !isLast { steps.append(.scalar("/")) }
                }
            }
        }

        /// One name between slashes.
        private mutating func compile(_ name: ArraySlice<Unicode.Scalar>) throws(GlobError) {
            if name.isEmpty { throw GlobError(text, .emptyName) }
            if name.allSatisfy({ $0 == "." }), name.count <= 2 { throw GlobError(text, .relativeName) }
            var name = name
            while let scalar = name.popFirst() {
                switch scalar {
                case "?": steps.append(.one)
                case "*": if steps.last != .run { steps.append(.run) }
                case "[": steps.append(try oneOf(&name))
                case "\\": steps.append(.scalar(try escaped(&name)))
                default: steps.append(.scalar(scalar))
                }
            }
        }

        private func escaped(_ name: inout ArraySlice<Unicode.Scalar>) throws(GlobError) -> Unicode.Scalar {
            guard let scalar = name.popFirst() else { throw GlobError(text, .looseBackslash) }
            return scalar
        }

        /// A class, from behind its opening bracket.
        private func oneOf(_ name: inout ArraySlice<Unicode.Scalar>) throws(GlobError) -> Step {
            var ranges: [ClosedRange<Unicode.Scalar>] = []
            let isNegated = name.first == "!" || name.first == "^"
            if isNegated { name.removeFirst() }
            while true {
                guard var first = name.popFirst() else { throw GlobError(text, .unclosedClass) }
                if first == "]", !ranges.isEmpty { return .oneOf(ranges, isNegated: isNegated) }
                if first == "\\" { first = try escaped(&name) }
                var last = first
                if name.first == "-", let end = name.dropFirst().first, end != "]" {
                    name = name.dropFirst(2)
                    last = end == "\\" ? try escaped(&name) : end
                }
                guard first <= last else { throw GlobError(text, .reversedRange) }
                ranges.append(first...last)
            }
        }
    }
}

/// A text that is no pattern.
package struct GlobError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Kind: Hashable, Sendable {
        case empty, negated, emptyName, relativeName, unclosedClass, reversedRange, looseBackslash
    }

    package var text: String
    package var kind: Kind

    init(_ text: String, _ kind: Kind) {
        self.text = text
        self.kind = kind
    }

    package var description: String {
        switch kind {
        case .empty: "'\(text)' is a pattern of nothing"
        case .negated: "'\(text)' begins with '!': a pattern cannot take back what others fit; '\\!' is the character"
        case .emptyName: "'\(text)' has a folder without a name"
        case .relativeName: "'\(text)' has '.' or '..' in it: a pattern begins at the folder of this file"
        case .unclosedClass: "'\(text)' has a '[' without its ']'"
        case .reversedRange: "'\(text)' has a range that ends before it begins"
        case .looseBackslash: "'\(text)' ends a name with a backslash"
        }
    }
}

extension [Glob] {
    /// Whether one of them fits the path.
    package func match(_ path: String) -> Bool { contains { $0.matches(path) } }

    /// Whether one of them fits everything below the folder.
    package func coverAll(below folder: String) -> Bool { contains { $0.coversAll(below: folder) } }
}
