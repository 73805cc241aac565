package dev.glissade.compiler.check;

import dev.glissade.compiler.function.BuiltinFunction;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.Statement;
import dev.glissade.dsl.diag.DiagnosticCode;
import java.util.List;

/**
 * {@code grad(e)} stands where every step asks for it: not in a block (an {@code if} on flags alone excepted), in {@code where} or
 * in another {@code grad(...)}.
 *
 * <p>Good: {@code v = mu*v + lr*grad(theta - mu*v)}. Bad: {@code if t > 1 { v = grad(theta - v) }}.
 */
final class GradientCheck {

    private final Names names;
    private final Report report;

    GradientCheck(Names names, Report report) {
        this.names = names;
        this.report = report;
    }

    void statements(List<Statement> statements) {
        statements(statements, "");
    }

    private void statements(List<Statement> statements, String around) {
        for (Statement s : statements) {
            if (!(s instanceof Statement.Eval)) { // what 'eval' may read is another check
                Tree.expressions(s).forEach(e -> expression(e, around));
            }
            String inside = Flags.isOnFlagsAlone(s, names) ? around : "a block";
            Tree.blocks(s).forEach(block -> statements(block.statements(), inside));
        }
    }

    private void expression(Expr e, String around) {
        String inside = around;
        if (e instanceof Expr.GradientAt gradient) {
            if (!around.isEmpty()) {
                report.add(
                        gradient.span(),
                        DiagnosticCode.MISPLACED_GRADIENT,
                        "'grad(...)' stands inside " + around + ", and a step asks for it always or never",
                        "take the gradient into a local before, at the top of the rule");
            }
            inside = "another 'grad(...)'";
        } else if (e instanceof Expr.Call call
                && BuiltinFunction.named(call.function().text())
                        .filter(f -> f == BuiltinFunction.WHERE)
                        .isPresent()) {
            inside = "'where'";
        }
        for (Expr child : Tree.children(e)) {
            expression(child, inside);
        }
    }
}
