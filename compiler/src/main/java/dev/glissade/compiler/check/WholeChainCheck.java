package dev.glissade.compiler.check;

import dev.glissade.compiler.RuleLibrary;
import dev.glissade.compiler.type.HyperType;
import dev.glissade.dsl.ast.Statement;
import dev.glissade.dsl.ast.Unit;
import dev.glissade.dsl.ast.UnitKind;
import dev.glissade.dsl.diag.DiagnosticCode;
import dev.glissade.dsl.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What holds for the parts of a chain together: one optimizer, one {@code eval}, names that differ, shared hyperparameters. */
final class WholeChainCheck {

    private final Unit.Chain chain;
    private final List<CheckedRule.Part> parts;
    private final List<Span> places;
    private final List<CheckedRule.Hyper> hypers;
    private final Units units;
    private final Report report;

    WholeChainCheck(
            Unit.Chain chain,
            List<CheckedRule.Part> parts,
            List<Span> places,
            List<CheckedRule.Hyper> hypers,
            Units units,
            Report report) {
        this.chain = chain;
        this.parts = parts;
        this.places = places;
        this.hypers = hypers;
        this.units = units;
        this.report = report;
    }

    /**
     * Reports what is wrong with the whole.
     *
     * @param complete whether all links were found; otherwise nothing is said about what may be missing because of it
     * @return the hyperparameters under their public names
     */
    List<CheckedRule.Hyper> check(boolean complete) {
        optimizers(complete);
        aliases();
        evals();
        if (complete) {
            shared();
            GradientRuns.check(parts, places, chain.name().span(), units, report);
        }
        return publicNames();
    }

    private void optimizers(boolean complete) {
        Optional<CheckedRule.Part> found = Optional.empty();
        for (int i = 0; i < parts.size(); i++) {
            CheckedRule.Part part = parts.get(i);
            if (kind(part) != UnitKind.OPTIMIZER) {
                continue;
            }
            if (chain.kind() != UnitKind.OPTIMIZER) {
                report.add(
                        places.get(i),
                        DiagnosticCode.OPTIMIZER_COUNT,
                        "a " + chain.kind().word() + " holds no optimizer, and '" + part.alias() + "' is one",
                        "write 'optimizer " + chain.name().text() + " = ...'");
            } else if (found.isPresent()) {
                report.add(
                        places.get(i),
                        DiagnosticCode.OPTIMIZER_COUNT,
                        "a chain has one optimizer, and this one has '"
                                + found.get().alias() + "' already");
            } else {
                found = Optional.of(part);
            }
        }
        if (complete && chain.kind() == UnitKind.OPTIMIZER && found.isEmpty()) {
            report.add(
                    chain.name().span(),
                    DiagnosticCode.OPTIMIZER_COUNT,
                    "the chain '" + chain.name().text() + "' has no optimizer",
                    "end it with one such as 'sgd', or write 'transform "
                            + chain.name().text() + " = ...'");
        }
        if (complete
                && chain.kind() == UnitKind.WRAPPER
                && parts.stream().noneMatch(p -> kind(p) == UnitKind.WRAPPER)) {
            report.add(
                    chain.name().span(),
                    DiagnosticCode.WRONG_UNIT,
                    "the wrapper '" + chain.name().text() + "' holds no wrapper",
                    "write 'transform " + chain.name().text() + " = ...'");
        }
    }

    private static UnitKind kind(CheckedRule.Part part) {
        return part.unit().tree().kind();
    }

    private void aliases() {
        Map<String, String> seen = new HashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            String alias = parts.get(i).alias();
            if (seen.putIfAbsent(RuleLibrary.canonical(alias), alias) != null) {
                report.add(
                        places.get(i),
                        DiagnosticCode.NAME_CLASH,
                        "a unit '" + alias + "' stands in this chain already",
                        "name one of them with 'as', for example '" + alias + " as late_" + alias + "'");
            }
        }
    }

    private void evals() {
        Optional<String> first = Optional.empty();
        for (int i = 0; i < parts.size(); i++) {
            if (!hasEval(parts.get(i).unit().tree().statements())) {
                continue;
            }
            if (first.isPresent()) {
                report.add(
                        places.get(i),
                        DiagnosticCode.SECOND_EVAL,
                        "'" + parts.get(i).alias() + "' names a point of evaluation, and '" + first.get()
                                + "' does already",
                        "keep one of them");
            } else {
                first = Optional.of(parts.get(i).alias());
            }
        }
    }

    private static boolean hasEval(List<Statement> statements) {
        return statements.stream()
                .anyMatch(s -> s instanceof Statement.Eval
                        || Tree.blocks(s).stream().anyMatch(block -> hasEval(block.statements())));
    }

    private void shared() {
        if (chain.kind() != UnitKind.OPTIMIZER) {
            return; // the chain that this one will stand in has the optimizer
        }
        Optional<CheckedRule.Part> optimizer =
                parts.stream().filter(p -> kind(p) == UnitKind.OPTIMIZER).findFirst();
        if (optimizer.isEmpty()) {
            return;
        }
        for (int i = 0; i < parts.size(); i++) {
            for (String name : parts.get(i).unit().shared()) {
                Optional<HyperSymbol> hyper = optimizer.get().unit().hyper(name);
                boolean number = hyper.isPresent()
                        && (hyper.get().type() == HyperType.REAL || hyper.get().type() == HyperType.INT);
                if (!number) {
                    report.add(
                            places.get(i),
                            DiagnosticCode.SHARED_WITHOUT_OPTIMIZER,
                            "'" + parts.get(i).alias() + "' shares '" + name + "', and the optimizer '"
                                    + optimizer.get().alias() + "' has no such number hyperparameter");
                }
            }
        }
    }

    private List<CheckedRule.Hyper> publicNames() {
        Map<String, Integer> counts = new HashMap<>();
        hypers.forEach(h -> counts.merge(h.symbol().name(), 1, Integer::sum));
        Map<String, Integer> taken = new HashMap<>();
        List<CheckedRule.Hyper> named = new ArrayList<>();
        for (CheckedRule.Hyper h : hypers) {
            CheckedRule.Part part = parts.get(h.part());
            boolean own = kind(part) == UnitKind.OPTIMIZER
                    || counts.getOrDefault(h.symbol().name(), 0) == 1;
            String name =
                    own ? h.symbol().name() : part.alias() + "_" + h.symbol().name();
            Integer other = taken.putIfAbsent(name, h.part());
            if (other != null && report.errors() == 0) {
                report.add(
                        places.get(h.part()),
                        DiagnosticCode.NAME_CLASH,
                        "'" + parts.get(other).alias() + "' and '" + part.alias() + "' both have a hyperparameter '"
                                + name + "' in this chain",
                        "give one of the units another name with 'as'");
            }
            named.add(new CheckedRule.Hyper(
                    name, h.part(), h.symbol(), h.length(), h.value(), h.valueSource(), h.computed(), h.schedules()));
        }
        return named;
    }
}
