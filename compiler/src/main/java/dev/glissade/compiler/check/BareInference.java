package dev.glissade.compiler.check;

import dev.glissade.compiler.type.HyperType;
import dev.glissade.compiler.type.Scope;
import dev.glissade.compiler.type.Storage;
import dev.glissade.dsl.ast.Builtin;
import dev.glissade.dsl.ast.Unit;
import dev.glissade.dsl.ast.UnitKind;
import dev.glissade.dsl.diag.DiagnosticCode;
import dev.glissade.dsl.diag.Suggestions;
import dev.glissade.dsl.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what the names of a unit without declarations are: read before assigned on some path, a state; assigned before every
 * read, a local; never assigned, a hyperparameter.
 *
 * <p>Good: {@code v = g*v + lr*grad; theta -= v}. Bad: {@code v = g*v + lr*grda; theta -= v}, as nobody means a hyperparameter
 * {@code grda}.
 */
final class BareInference {

    /** The name that a schedule assigns. */
    static final String SCHEDULE_VALUE = "value";

    private static final int LETTERS_OF_A_SLIP = 4;

    private final Unit.Block unit;
    private final AssignmentFlow flow;
    private final Report report;

    BareInference(Unit.Block unit, AssignmentFlow flow, Report report) {
        this.unit = unit;
        this.flow = flow;
        this.report = report;
    }

    Declared infer() {
        Declared declared = new Declared();
        flow.assigned().forEach((name, identifier) -> {
            boolean scheduleValue = unit.kind() == UnitKind.SCHEDULE && name.equals(SCHEDULE_VALUE);
            if (!flow.early().containsKey(name) || scheduleValue) {
                declared.add(new Symbol.OfLocal(identifier));
            } else if (unit.kind() == UnitKind.SCHEDULE) {
                reportStateOfSchedule(name, declared);
            } else {
                declared.add(state(name, identifier.span()));
            }
        });
        flow.read().forEach((name, span) -> {
            if (!flow.assigned().containsKey(name)) {
                declared.add(neverAssigned(name, span));
            }
        });
        return declared;
    }

    private void reportStateOfSchedule(String name, Declared declared) {
        Span place = flow.early().getOrDefault(name, unit.name().span());
        report.add(
                place,
                DiagnosticCode.NOT_IN_A_SCHEDULE,
                "'" + name + "' is read before it is assigned, and a schedule keeps nothing between steps",
                "assign it on every path before it is read");
        declared.add(new Symbol.Unknown(name));
    }

    private static Symbol state(String name, Span span) {
        return new Symbol.OfState(new StateSymbol(
                name, Optional.empty(), Scope.ELEMENT, Optional.empty(), Storage.PARAM, Optional.empty(), span));
    }

    private Symbol neverAssigned(String name, Span span) {
        Optional<String> meant = meant(name);
        if (meant.isPresent()) {
            report.add(
                    span,
                    DiagnosticCode.UNKNOWN_NAME,
                    "unknown name '" + name + "'",
                    "did you mean '" + meant.get() + "'?");
            return new Symbol.Unknown(name);
        }
        return new Symbol.OfHyper(
                new HyperSymbol(name, HyperType.REAL, 1, Optional.empty(), Optional.empty(), Optional.empty(), span));
    }

    /** What a name may be a slip for: a value of the language, or a name that the rule assigns. */
    private Optional<String> meant(String name) {
        if (name.codePoints().filter(Character::isLetter).count() < LETTERS_OF_A_SLIP) {
            return Optional.empty();
        }
        List<String> known = new ArrayList<>();
        Arrays.stream(Builtin.values()).map(Builtin::word).forEach(known::add);
        known.addAll(flow.assigned().keySet());
        flow.introduced().stream().sorted().forEach(known::add);
        return known.stream().filter(k -> Suggestions.distance(name, k) == 1).findFirst();
    }
}
