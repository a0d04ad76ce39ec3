internal import ArgumentParser
internal import Glibc

/// How many threads read.
struct ThreadOptions: ParsableArguments {
    @Option(
        name: .customShort("j"),
        help: ArgumentHelp(
            "Read on so many threads; by default one for each processor. The output is the same.", valueName: "n"))
    var jobs: Int?

    func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("-j takes a number from 1") }
    }

    var count: Int { jobs ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
