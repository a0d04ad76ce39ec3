internal import Readers
internal import SourceText

extension EnvironmentFile {
    /// Why the file beside another could not be read.
    struct Failure: Error {
        var path: String
        var reason: String
    }

    /// The variables of the environment file that lies beside an `.http` file. The private one is left alone: it is where
    /// secrets belong, and a secret from there is not written out in a request.
    static func variables(beside name: String) throws(Failure) -> [String: String] {
        guard name.hasSuffix(".http") || name.hasSuffix(".rest") else { return [:] }
        let folder = name.lastIndex(of: "/").map { String(name[...$0]) } ?? ""
        let path = folder + "http-client.env.json"
        guard let bytes = try? FileContents.read(path) else { return [:] }
        do throws(SyntaxError) {
            return try EnvironmentFile(SourceFile(name: path, bytes: bytes).text).variables(of: nil)
        } catch {
            throw Failure(path: path, reason: error.reason)
        }
    }
}
