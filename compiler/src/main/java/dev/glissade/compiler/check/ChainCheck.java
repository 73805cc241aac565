package dev.glissade.compiler.check;

import dev.glissade.dsl.ast.RuleFile;
import dev.glissade.dsl.ast.Unit;
import dev.glissade.dsl.ast.UnitKind;
import dev.glissade.dsl.diag.DiagnosticCode;
import dev.glissade.dsl.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts a chain together: finds its units, splices in chains, applies the settings, and checks what only the whole can tell.
 *
 * <p>Good: {@code optimizer x = clip_by_global_norm(max_norm = 0.5) >> adam}. Bad: {@code optimizer x = adam >> sgd}, with two
 * optimizers.
 */
final class ChainCheck {

    static final int MAX_PARTS = 64;

    private final Unit.Chain chain;
    private final RuleFile file;
    private final Units units;
    private final Rules rules;
    private final Report report;
    private final List<CheckedRule.Part> parts = new ArrayList<>();
    /** For each part, where the chain names it. */
    private final List<Span> places = new ArrayList<>();

    private final List<CheckedRule.Hyper> hypers = new ArrayList<>();
    private boolean complete = true;

    ChainCheck(Unit.Chain chain, RuleFile file, Units units, Rules rules) {
        this.chain = chain;
        this.file = file;
        this.units = units;
        this.rules = rules;
        this.report = units.report(file);
    }

    Optional<CheckedRule> check() {
        if (chain.kind() == UnitKind.SCHEDULE) {
            report.add(
                    chain.name().span(),
                    DiagnosticCode.WRONG_UNIT,
                    "a schedule is no chain, as it has nothing to pass on",
                    "write it out: 'schedule " + chain.name().text() + " { value = ... }'");
            return Optional.empty();
        }
        for (Unit.Link link : chain.links()) {
            if (!add(link)) {
                complete = false;
            }
            if (parts.size() > MAX_PARTS || chain.links().size() > MAX_PARTS) {
                report.add(
                        link.unit().span(),
                        DiagnosticCode.LIMIT_EXCEEDED,
                        "a chain of more than " + MAX_PARTS + " units, chains in it written out");
                return Optional.empty();
            }
        }
        List<CheckedRule.Hyper> named =
                new WholeChainCheck(chain, parts, places, hypers, units, report).check(complete);
        if (!complete || report.errors() > 0) {
            return Optional.empty();
        }
        return Optional.of(
                new CheckedRule(chain.name().text(), chain.kind(), chain.doc(), file.source(), parts, named));
    }

    /** Appends what a link stands for; whether that has no error of its own. */
    private boolean add(Unit.Link link) {
        Units.Lookup lookup = units.find(link.unit().text(), file);
        if (lookup.unit().isEmpty()) {
            if (!lookup.silent()) {
                unknown(link);
            }
            return false;
        }
        Unit unit = lookup.unit().get().unit();
        if (unit.kind() == UnitKind.SCHEDULE) {
            report.add(
                    link.unit().span(),
                    DiagnosticCode.WRONG_UNIT,
                    "'" + link.unit().text() + "' is a schedule, and no part of a chain",
                    "set a hyperparameter to it, as in 'adam(lr = "
                            + link.unit().text() + "())'");
            return false;
        }
        if (rules.isOpen(unit)) {
            report.add(
                    link.unit().span(),
                    DiagnosticCode.CYCLIC_CHAIN,
                    "'" + link.unit().text() + "' is part of itself",
                    "a chain is made of units that do not need it");
            return false;
        }
        if (rules.isTooDeep()) {
            report.add(link.unit().span(), DiagnosticCode.LIMIT_EXCEEDED, "chains in chains, too many deep");
            return false;
        }
        Optional<CheckedRule> rule = rules.of(unit, lookup.unit().get().file());
        rule.ifPresent(r -> splice(link, r));
        return rule.isPresent();
    }

    private void unknown(Unit.Link link) {
        report.add(
                link.unit().span(),
                DiagnosticCode.UNKNOWN_UNIT,
                "unknown unit '" + link.unit().text() + "'",
                report.didYouMean(
                        link.unit().text(),
                        units.names(file),
                        "units are looked for in this file, in the rule files beside it and in the modules of the build"));
    }

    private void splice(Unit.Link link, CheckedRule rule) {
        int offset = parts.size();
        for (CheckedRule.Part part : rule.parts()) {
            parts.add(new CheckedRule.Part(alias(link, rule, part), part.unit()));
            places.add(link.alias().orElse(link.unit()).span());
        }
        for (CheckedRule.Hyper hyper : new SettingCheck(link, rule, file, units, report).check()) {
            hypers.add(new CheckedRule.Hyper(
                    hyper.name(),
                    hyper.part() + offset,
                    hyper.symbol(),
                    hyper.length(),
                    hyper.value(),
                    hyper.valueSource(),
                    hyper.computed(),
                    hyper.schedules()));
        }
    }

    private static String alias(Unit.Link link, CheckedRule rule, CheckedRule.Part part) {
        if (link.alias().isEmpty()) {
            return part.alias();
        }
        String alias = link.alias().get().text();
        return rule.parts().size() == 1 ? alias : alias + "_" + part.alias();
    }
}
