package dev.glissade.compiler.check;

import dev.glissade.dsl.ast.Builtin;
import dev.glissade.dsl.ast.Statement;
import dev.glissade.dsl.ast.Target;
import dev.glissade.dsl.ast.Unit;
import dev.glissade.dsl.ast.UnitKind;
import dev.glissade.dsl.diag.DiagnosticCode;
import java.util.List;

/**
 * An optimizer assigns {@code theta}.
 *
 * <p>Good: {@code theta -= lr*grad}. Bad: {@code m = lr*grad} and nothing else.
 */
final class ThetaCheck {

    private ThetaCheck() {}

    static void check(Unit.Block unit, Report report) {
        if (unit.kind() == UnitKind.OPTIMIZER && !assigns(unit.statements(), Builtin.THETA)) {
            report.add(
                    unit.name().span(),
                    DiagnosticCode.THETA_NEVER_ASSIGNED,
                    "the optimizer '" + unit.name().text() + "' never assigns 'theta'",
                    "end it with a step such as 'theta -= lr*grad'");
        }
    }

    /** Whether some statement, in a block too, assigns the built-in name. */
    static boolean assigns(List<Statement> statements, Builtin builtin) {
        for (Statement s : statements) {
            if (s instanceof Statement.Assign assign
                    && assign.target() instanceof Target.OfBuiltin target
                    && target.builtin() == builtin) {
                return true;
            }
            if (Tree.blocks(s).stream().anyMatch(block -> assigns(block.statements(), builtin))) {
                return true;
            }
        }
        return false;
    }
}
