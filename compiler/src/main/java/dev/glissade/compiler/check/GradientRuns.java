package dev.glissade.compiler.check;

import dev.glissade.compiler.type.HyperType;
import dev.glissade.dsl.diag.DiagnosticCode;
import dev.glissade.dsl.text.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often each unit of a chain runs in a step: one that assigns {@code grad} runs once for each gradient that is read on its
 * right.
 *
 * <p>Good: {@code clip_by_norm >> nesterov}, which clips the gradient at the look-ahead point. Bad:
 * {@code gradient_noise >> sam >> adam}, which would draw two sets of random numbers under one name.
 */
final class GradientRuns {

    /** The most gradients of one step: each unit that asks for more on the right of another such unit multiplies them. */
    static final int MAX_GRADIENTS = 32;

    private final List<CheckedRule.Part> parts;
    private final List<Span> places;
    private final Span chain;
    private final Units units;
    private final Report report;

    private GradientRuns(List<CheckedRule.Part> parts, List<Span> places, Span chain, Units units, Report report) {
        this.units = units;
        this.parts = parts;
        this.places = places;
        this.chain = chain;
        this.report = report;
    }

    static void check(List<CheckedRule.Part> parts, List<Span> places, Span chain, Units units, Report report) {
        new GradientRuns(parts, places, chain, units, report).check();
    }

    private void check() {
        int count = (int) parts.stream().mapToLong(p -> flags(p).size()).sum();
        int errorsBefore = report.errors();
        // a rule of more flags is refused anyway
        for (int choice = 0; choice < 1 << Math.min(count, 6) && report.errors() == errorsBefore; choice++) {
            check(choice);
        }
    }

    private static List<String> flags(CheckedRule.Part part) {
        return part.unit().hypers().stream()
                .filter(h -> h.type() == HyperType.FLAG)
                .map(HyperSymbol::name)
                .toList();
    }

    /** Goes from right to left with the gradients that are asked for: the one at {@code theta}, and so many at other points. */
    private void check(int choice) {
        boolean plain = false;
        long points = 0;
        int bit = 0;
        for (int i = parts.size() - 1; i >= 0; i--) {
            Map<String, Boolean> flags = new HashMap<>();
            for (String flag : flags(parts.get(i))) {
                flags.put(flag, (choice >> bit++ & 1) == 1);
            }
            GradientUse use = units.gradientUse(parts.get(i).unit(), flags);
            if (use.assignsGrad()) {
                runs(i, use, points + (plain ? 1 : 0), points);
                points = points * (use.points() + (use.readsGrad() ? 1 : 0)) + (plain ? use.points() : 0);
                plain &= use.readsGrad();
            } else {
                points += use.points();
                plain |= use.readsGrad();
            }
            if (points > MAX_GRADIENTS) {
                report.add(
                        chain,
                        DiagnosticCode.LIMIT_EXCEEDED,
                        "a step of this chain asks for more than " + MAX_GRADIENTS + " gradients");
                return;
            }
        }
    }

    private void runs(int part, GradientUse use, long runs, long points) {
        String alias = parts.get(part).alias();
        if (use.runsOnce() && runs > 1) {
            report.add(
                    places.get(part),
                    DiagnosticCode.GRADIENT_RUNS_TWICE,
                    "'" + alias + "' assigns 'grad' and keeps state or draws random numbers, and would run " + runs
                            + " times in a step",
                    "put it to the right of the unit that reads several gradients");
        }
        if (use.assignsTheta() && points > 0) {
            report.add(
                    places.get(part),
                    DiagnosticCode.THETA_BEFORE_GRADIENT,
                    "'" + alias
                            + "' assigns 'grad' and 'theta', and a unit on its right takes the gradient at another point",
                    "split it in two, or put it to the right of that unit");
        }
    }
}
