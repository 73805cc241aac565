package dev.glissade.compiler.check;

import dev.glissade.dsl.ast.Identifier;
import dev.glissade.dsl.ast.Statement;
import dev.glissade.dsl.ast.Target;
import dev.glissade.dsl.ast.Unit;
import dev.glissade.dsl.diag.DiagnosticCode;
import dev.glissade.dsl.text.Span;
import java.util.Optional;

/**
 * A schedule is a scalar function of {@code t}: hyperparameters, {@code let}, {@code if}, and {@code value} assigned on every path.
 *
 * <p>Good: {@code value = min(t/warmup, 1)}. Bad: {@code if t > 9 { value = 1 }}, which says nothing for the first steps.
 */
final class ScheduleCheck {

    private final Unit.Block unit;
    private final Names names;
    private final Report report;

    ScheduleCheck(Unit.Block unit, Names names, Report report) {
        this.unit = unit;
        this.names = names;
        this.report = report;
    }

    void check() {
        ReadsCheck reads = new ReadsCheck(Place.SCHEDULE, names, report);
        Tree.eachStatement(unit.statements(), s -> {
            forbidden(s).ifPresent(what -> notHere(firstWord(s.span(), what), "'" + what + "'"));
            if (s instanceof Statement.Assign assign && assign.target() instanceof Target.OfBuiltin target) {
                notHere(target.span(), "an assignment of '" + target.builtin().word() + "'");
            }
            Tree.expressions(s).forEach(reads::check);
        });
        value();
    }

    private static Optional<String> forbidden(Statement s) {
        if (s instanceof Statement.Eval) {
            return Optional.of("eval");
        } else if (s instanceof Statement.Inner) {
            return Optional.of("inner");
        } else if (s instanceof Statement.First) {
            return Optional.of("first");
        } else if (s instanceof Statement.For) {
            return Optional.of("for");
        }
        return Optional.empty();
    }

    private static Span firstWord(Span statement, String word) {
        return new Span(statement.start(), statement.start() + word.length());
    }

    private void notHere(Span place, String what) {
        report.add(
                place,
                DiagnosticCode.NOT_IN_A_SCHEDULE,
                what + " has no place in a schedule, which is a scalar function of 't'",
                "assign 'value'");
    }

    private void value() {
        AssignmentFlow flow = new AssignmentFlow(unit.statements());
        Identifier assigned = flow.assigned().get(BareInference.SCHEDULE_VALUE);
        Span early = flow.early().get(BareInference.SCHEDULE_VALUE);
        if (assigned != null && early != null) {
            report.add(
                    early,
                    DiagnosticCode.VALUE_NOT_ASSIGNED,
                    "'value' is read before it is assigned",
                    "assign it on every path before");
        } else if (!flow.alwaysAssigned(BareInference.SCHEDULE_VALUE)) {
            report.add(
                    unit.name().span(),
                    DiagnosticCode.VALUE_NOT_ASSIGNED,
                    "the schedule '" + unit.name().text() + "' does not assign 'value' on every path",
                    "add an 'else', or assign 'value' before the 'if'");
        }
    }
}
