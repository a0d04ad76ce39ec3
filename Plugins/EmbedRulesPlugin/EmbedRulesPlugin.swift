import Foundation
import PackagePlugin

/// Gathers every YAML file below a target's folder into one generated Swift file, so that a rule is added by adding its
/// file.
@main
struct EmbedRulesPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let files = FileManager.default.enumerator(at: target.directoryURL, includingPropertiesForKeys: nil)
        let rules = (files?.allObjects ?? []).compactMap { $0 as? URL }.filter { $0.pathExtension == "yaml" }
            .sorted { $0.path < $1.path }
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
        return [
            .buildCommand(
                displayName: "Embedding \(rules.count) rule files",
                executable: try context.tool(named: "EmbedRules").url,
                arguments: [target.directoryURL.path, output.path] + rules.map(\.path),
                inputFiles: rules, outputFiles: [output])
        ]
    }
}
