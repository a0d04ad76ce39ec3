internal import CEL

extension Rule {
    /// Whether a run sees all that the rule looks at, so that a suppression which nothing needed is told to be unused. What
    /// other files say depends on which of them are judged, and who calls on options.
    func seesAll(_ vocabulary: Vocabulary, hasAccounts: Bool) -> Bool {
        !reads(vocabulary) { path in
            path.hasPrefix("rival.") || path == "caller.roles"
                || (!hasAccounts
                    && (path.hasPrefix("account.") || path.hasSuffix(".exported") || path == "effect.of_unknown"
                        || path == "argument.known"))
        }
    }

    /// Whether the rule asks if a secret is written out.
    func concernsLiteralSecrets(_ vocabulary: Vocabulary) -> Bool {
        reads(vocabulary) { $0 == "secret.literal" || $0 == "credential.literal" }
    }

    /// Whether one of its conditions reads a field of the vocabulary that is of a kind.
    private func reads(_ vocabulary: Vocabulary, _ isOfKind: (String) -> Bool) -> Bool {
        [when, require, each?.list].contains { expression in
            guard let expression else { return false }
            let slots = expression.valueSlots + expression.presenceSlots
            return slots.contains { isOfKind(vocabulary.declarations.path(ofSlot: $0)) }
                || expression.valueFields.contains(where: isOfKind)
        }
    }
}
