internal import ArgumentParser

/// Which configuration holds.
struct ConfigurationOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The configuration file of every input, instead of the .bindlint.yaml nearest above each.",
            valueName: "file"), completion: .file())
    var config: String?

    @Flag(help: "Read no configuration file.")
    var noConfig = false

    func validate() throws {
        if noConfig, config != nil { throw ValidationError("--config and --no-config exclude each other") }
    }

    /// Where the configuration of an input comes from.
    var choice: ConfigurationChoice {
        if let config { return .given(RunConfiguration(at: config)) }
        return noConfig ? .given(.none) : .nearest
    }
}

/// Where the configuration of an input comes from.
enum ConfigurationChoice {
    /// One for every input.
    case given(RunConfiguration)
    /// The nearest above each.
    case nearest
}

/// Options that print what a command would do instead of doing it.
struct ShowOptions: ParsableArguments {
    @Flag(help: "Print the settings and where each comes from, and judge nothing.")
    var showSettings = false

    @Flag(help: "Print the names of the files that would be read, and judge nothing.")
    var showFiles = false

    func validate() throws {
        if showSettings, showFiles { throw ValidationError("--show-settings and --show-files exclude each other") }
    }
}
