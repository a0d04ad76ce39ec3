package import SourceText

/// Reads a YAML file for both that it may hold: requests written as data, and scripts of a pipeline that call curl.
package struct YAMLFileReader: Reader {
    package init() {}

    package func read(_ text: Text, scope: Scope) -> Reading {
        var reading = DocumentReader(.yaml).read(text, scope: scope)
        // A file that is not YAML is one problem, not two.
        guard reading.problems.isEmpty else { return reading }
        let scripts = CIReader().read(text, scope: scope)
        reading.requests += scripts.requests
        reading.problems += scripts.problems
        return reading
    }
}
