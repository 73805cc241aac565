package dev.glissade.compiler;

import dev.glissade.compiler.check.CheckedRule;
import dev.glissade.compiler.check.Checker;
import dev.glissade.compiler.ir.LoweredRule;
import dev.glissade.compiler.lower.Lowering;
import dev.glissade.dsl.ast.RuleFile;
import dev.glissade.dsl.diag.Diagnostic;
import dev.glissade.dsl.diag.Diagnostics;
import dev.glissade.dsl.parse.RuleParser;
import dev.glissade.dsl.text.SourceText;
import java.util.List;
import java.util.stream.Collectors;

/** Rules for tests, written as text. */
public final class TestRules {

    private TestRules() {}

    /** The last unit of the text, lowered; a text without a head is the rule {@code rule}. */
    public static LoweredRule lower(String text) {
        return Lowering.lower(check(text));
    }

    /** The last unit of the text, checked. */
    public static CheckedRule check(String text) {
        List<CheckedRule> rules = checkAll(text);
        return rules.get(rules.size() - 1);
    }

    /** All units of the text, checked. */
    public static List<CheckedRule> checkAll(String text) {
        var source = new SourceText("rule.opt", text);
        var diagnostics = new Diagnostics();
        RuleFile file =
                new RuleParser().parse(source, "rule", diagnostics).orElseThrow(() -> refused(text, diagnostics));
        List<CheckedRule> rules = new Checker(RuleLibrary.empty()).check(file, diagnostics);
        if (diagnostics.hasErrors()) {
            throw refused(text, diagnostics);
        }
        return rules;
    }

    private static AssertionError refused(String text, Diagnostics diagnostics) {
        String errors = diagnostics.sorted().stream()
                .filter(Diagnostic::isError)
                .map(d -> d.source().line(d.span().start()) + ": " + d.message())
                .collect(Collectors.joining("\n"));
        return new AssertionError("refused: " + errors + "\n" + text);
    }
}
