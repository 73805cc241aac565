package dev.glissade.rules;

import dev.glissade.spi.Hyperparameter;
import dev.glissade.spi.Precision;
import dev.glissade.spi.RuleInfo;
import dev.glissade.spi.Scope;
import dev.glissade.spi.Sparsity;
import dev.glissade.spi.StateSlot;
import dev.glissade.spi.UnitKind;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The page of all rules: written from what the rules say of themselves. */
final class RuleTable {
    private static final String HEAD = """
            # The rules of the library

            Written from the rule files: `mvn -q -pl rules -am test -Dtest=RuleTableTest -Dglissade.write
            -Dsurefire.failIfNoSpecifiedTests=false` writes this page again, and a test compares it with the registry.
            `rules/src/main/resources/dev/glissade/rules/NAME.opt` has each rule's text, equations, a worked example, and how it
            deviates from its source. Bytes are those of the states, per float parameter. *Sparse* says what a step does with
            [sparse gradients](optimizers.md#sparse-gradients): *exact* gives the bits of a dense step, *lazy* is another rule, to be
            chosen by `lazy()`, *no* means that the rule needs all elements.
            """;

    private RuleTable() {}

    static String of(Collection<RuleInfo> rules) {
        StringBuilder page = new StringBuilder(HEAD);
        section(page, "Optimizers", "", UnitKind.OPTIMIZER, rules);
        section(
                page,
                "Transforms",
                "They stand before an optimizer in a chain, or behind it: `clip_by_global_norm >> adam`.",
                UnitKind.TRANSFORM,
                rules);
        section(page, "Wrappers", "They stand around an optimizer: `lookahead >> adam`.", UnitKind.WRAPPER, rules);
        section(
                page,
                "Schedules",
                "They drive a hyperparameter: `adam(lr = 0.01*inverse_sqrt(warmup = 500))`.",
                UnitKind.SCHEDULE,
                rules);
        return page.toString();
    }

    private static void section(
            StringBuilder page, String title, String use, UnitKind kind, Collection<RuleInfo> rules) {
        List<RuleInfo> some = rules.stream().filter(r -> r.kind() == kind).toList();
        page.append("\n## ").append(title).append("\n\n");
        if (!use.isEmpty()) {
            page.append(use).append("\n\n");
        }
        boolean keeping = kind == UnitKind.OPTIMIZER;
        page.append(
                keeping
                        ? "| name | what it is | hyperparameters | keeps | sparse | source |\n|---|---|---|---|---|---|\n"
                        : "");
        page.append(keeping ? "" : "| name | what it is | hyperparameters | source |\n|---|---|---|---|\n");
        for (RuleInfo rule : some) {
            RuleDocument doc = RuleDocument.parse(rule.name(), rule.description());
            page.append("| `").append(rule.name()).append("` | ").append(cell(doc.summary()));
            page.append(" | ").append(hyperparameters(rule));
            page.append(keeping ? " | " + states(rule) + " | " + sparse(rule) : "");
            page.append(" | ").append(cell(firstSentence(doc.source()))).append(" |\n");
        }
    }

    private static String hyperparameters(RuleInfo rule) {
        return rule.hyperparameters().stream().map(RuleTable::hyperparameter).collect(Collectors.joining(", "));
    }

    private static String hyperparameter(Hyperparameter hyper) {
        return "`" + hyper.name() + (hyper.defaultText().isEmpty() ? "" : " = " + hyper.defaultText()) + "`";
    }

    private static String states(RuleInfo rule) {
        Set<String> names = new LinkedHashSet<>();
        for (RuleInfo.Variant variant : rule.variants()) {
            for (StateSlot state : variant.states()) {
                names.add("`" + state.name() + "`" + (state.scope() == Scope.ELEMENT ? "" : " (a number)"));
            }
        }
        Set<Integer> bytes = rule.variants().stream()
                .map(v -> v.stateBytes(Precision.FLOAT))
                .collect(Collectors.toCollection(java.util.TreeSet::new));
        String sizes = bytes.stream().map(String::valueOf).collect(Collectors.joining(" or "));
        return names.isEmpty() ? "nothing" : String.join(", ", names) + ": " + sizes + " bytes";
    }

    private static String sparse(RuleInfo rule) {
        return rule.variants().stream()
                .map(v -> sparse(v.sparsity()))
                .distinct()
                .collect(Collectors.joining(" or "));
    }

    private static String sparse(Sparsity sparsity) {
        return switch (sparsity.kind()) {
            case EXACT -> "exact";
            case NEVER -> "no";
            case LAZY ->
                sparsity.zeros().isEmpty()
                        ? "lazy"
                        : "lazy; exact if `" + String.join("` or `", sparsity.zeros()) + "` is 0";
        };
    }

    /** Up to the first point that a new sentence follows; the points of {@code et al.} and of initials are none. */
    private static String firstSentence(String text) {
        return text.split("(?<=[^.A-Z ][.])(?<! al[.]) (?=[A-Z])", 2)[0];
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
