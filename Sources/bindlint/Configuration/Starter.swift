/// The files that `bindlint init` writes.
enum Starter: CaseIterable {
    case configuration, preCommit, github

    /// The file's path below the folder.
    var path: String {
        switch self {
        case .configuration: ConfigurationSearch.fileName
        case .preCommit: ".pre-commit-config.yaml"
        case .github: ".github/workflows/bindlint.yml"
        }
    }

    var text: String {
        switch self {
        case .configuration: Starter.configurationText
        case .preCommit: Starter.preCommitText
        case .github: Starter.githubText
        }
    }

    /// As it stands it changes nothing.
    private static let configurationText = """
        # Settings of bindlint for this folder and what lies below it. Paths are relative to this file, and patterns are
        # those of .gitignore. `bindlint check --show-settings` shows what holds, `bindlint rules list` the rules, and
        # `bindlint schema config` prints a JSON Schema for editors.

        # Refuse to run with another version of bindlint than the file is for.
        required-version: ">=0.1"

        # How grave the findings of a rule are: error, warning, note or off.
        rules:
        #  missing-target: error
        #  api-key: off
        #  # Only below some paths; of several settings that apply to a file the last counts.
        #  hardcoded-token:
        #    - error
        #    - { severity: off, paths: ["examples/**"] }
        #  # Thresholds of rules that count repetitions.
        #  binding-flaps:
        #    parameters: { times: 10, within: 1h }

        # Rule files of your own, and folders of them.
        packs:
        #  - policies/

        # Saved answers of GetUsers, GetApplications, GetRules, GetSipRegistrations and GetKeys.
        # account: exports/

        # The roles of whoever sends the requests that do not say it themselves, by the id of the key that signs them, by
        # account, or by file.
        principals:
        #  - key_id: 7f0c0000-0000-0000-0000-000000000000
        #    roles: [Developer]
        #  - account: 4815
        #    roles: [Admin]
        #  - paths: ["ops/**"]
        #    roles: [Developer]

        # Where logs have their fields, if not under well-known names (for `bindlint audit`).
        logs:
        #  - files: ["gateway/*.jsonl"]
        #    fields: { time: ts, url: req.uri, body: req.body, status: resp.code }

        # Files to leave out, also where they are named on the command line, as a hook names them.
        exclude:
        #  - "vendor/**"

        """

    private static let preCommitText = """
        # Install the hook with: pre-commit install. It runs the bindlint that is installed; bindlint's docs/integrations.md
        # has one that pre-commit builds.
        repos:
          - repo: local
            hooks:
              - id: bindlint
                name: bindlint
                entry: bindlint check --allow-empty
                language: system
                files: '(?i)(\\.(bash|curl|har|http|json|jsonl|jsonlines|ksh|markdown|md|ndjson|raw|req|rest|sh|text|txt|ya?ml|zsh)|(^|/)[^/.]+\\.?)$'
                require_serial: true

        """

    private static let githubText = """
        # The variable BINDLINT_REPOSITORY of the repository is the address that bindlint is cloned from.
        name: bindlint
        on: [push, pull_request]
        permissions:
          contents: read
        jobs:
          bindlint:
            runs-on: ubuntu-latest
            container: swift:6.2
            steps:
              - uses: actions/checkout@v4
              - run: apt-get update && apt-get install -y git make
              - run: git clone --depth 1 "$BINDLINT_REPOSITORY" /tmp/bindlint && make -C /tmp/bindlint install
                env:
                  BINDLINT_REPOSITORY: ${{ vars.BINDLINT_REPOSITORY }}
              - run: bindlint check --format concise .

        """
}
