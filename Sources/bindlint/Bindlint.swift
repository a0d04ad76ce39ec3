import ArgumentParser

@main
struct Bindlint: ParsableCommand {
    func run() {}
}
