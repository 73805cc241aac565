package dev.glissade.compiler.check;

import dev.glissade.dsl.ast.Builtin;
import dev.glissade.dsl.ast.Statement;
import dev.glissade.dsl.ast.Target;
import dev.glissade.dsl.ast.Unit;
import dev.glissade.dsl.ast.UnitKind;
import dev.glissade.dsl.diag.DiagnosticCode;
import java.util.List;

/**
 * A wrapper has the statement {@code inner} once, outside any block, and leaves {@code grad} alone; no other unit has one.
 *
 * <p>Good: {@code inner; avg += alpha*(theta - avg)}. Bad: {@code if t % 2 == 0 { inner }}.
 */
final class InnerCheck {

    private final Unit.Block unit;
    private final Report report;
    private int count;

    InnerCheck(Unit.Block unit, Report report) {
        this.unit = unit;
        this.report = report;
    }

    void check() {
        statements(unit.statements(), false);
        if (unit.kind() == UnitKind.WRAPPER && count == 0) {
            report.add(
                    unit.name().span(),
                    DiagnosticCode.MISPLACED_INNER,
                    "the wrapper '" + unit.name().text() + "' never says 'inner'",
                    "write 'inner' where the units right of it run, or make it a transform");
        }
    }

    private void statements(List<Statement> statements, boolean inBlock) {
        for (Statement s : statements) {
            if (s instanceof Statement.Inner inner) {
                inner(inner, inBlock);
            } else if (unit.kind() == UnitKind.WRAPPER
                    && s instanceof Statement.Assign assign
                    && assign.target() instanceof Target.OfBuiltin target
                    && target.builtin() == Builtin.GRAD) {
                report.add(
                        target.span(),
                        DiagnosticCode.WRAPPER_ASSIGNS_GRAD,
                        "a wrapper may not assign 'grad'",
                        "change the gradient in a transform, left of the wrapper");
            }
            Tree.blocks(s).forEach(block -> statements(block.statements(), true));
        }
    }

    private void inner(Statement.Inner inner, boolean inBlock) {
        count++;
        if (unit.kind() == UnitKind.SCHEDULE) {
            return; // what a schedule may hold is another check
        }
        if (unit.kind() != UnitKind.WRAPPER) {
            report.add(
                    inner.span(),
                    DiagnosticCode.MISPLACED_INNER,
                    "'inner' stands in a wrapper only, and '" + unit.name().text() + "' is "
                            + (unit.kind() == UnitKind.OPTIMIZER ? "an optimizer" : "a transform"));
        } else if (inBlock) {
            report.add(
                    inner.span(),
                    DiagnosticCode.MISPLACED_INNER,
                    "'inner' stands inside a block, and what it stands for runs in every step",
                    "write it outside of 'if', 'first' and 'for'");
        } else if (count == 2) {
            report.add(
                    inner.span(),
                    DiagnosticCode.MISPLACED_INNER,
                    "'inner' stands a second time, and runs once in a step");
        }
    }
}
