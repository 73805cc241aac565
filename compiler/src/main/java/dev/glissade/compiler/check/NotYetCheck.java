package dev.glissade.compiler.check;

import dev.glissade.compiler.function.BuiltinFunction;
import dev.glissade.compiler.function.BuiltinFunction.TypeRule;
import dev.glissade.dsl.ast.BinaryOp;
import dev.glissade.dsl.ast.Builtin;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.Statement;
import dev.glissade.dsl.ast.Target;
import dev.glissade.dsl.diag.DiagnosticCode;
import dev.glissade.dsl.text.Span;
import java.util.List;

/**
 * What the language has a place for and the compiler cannot do yet: functions of matrix shapes, and several machines.
 *
 * <p>Bad for now: {@code rowmean(grad)}, {@code a @ b}, {@code exchange every 10 { ... }}.
 */
final class NotYetCheck {

    private final Report report;

    NotYetCheck(Report report) {
        this.report = report;
    }

    void statements(List<Statement> statements) {
        for (Statement s : statements) {
            if (s instanceof Statement.Exchange exchange) {
                Span head = new Span(
                        exchange.span().start(), exchange.period().span().end());
                notYet(head, "'exchange'", "a rule runs on one machine for now");
                continue; // 'center' in it follows from this
            }
            if (s instanceof Statement.Assign assign
                    && assign.target() instanceof Target.OfBuiltin target
                    && target.builtin() == Builtin.CENTER) {
                center(target.span());
            }
            Tree.expressions(s).forEach(e -> Tree.each(e, this::check));
            Tree.blocks(s).forEach(block -> statements(block.statements()));
        }
    }

    void check(Expr part) {
        if (part instanceof Expr.Known known && known.builtin() == Builtin.CENTER) {
            center(known.span());
        } else if (part instanceof Expr.Binary binary && binary.op() == BinaryOp.MATMUL) {
            notYet(binary.span(), "'@'", "tensors have no rows and columns for now");
        } else if (part instanceof Expr.Call call
                && BuiltinFunction.named(call.function().text())
                        .filter(f -> f.rule(call.arguments().size()) == TypeRule.MATRIX)
                        .isPresent()) {
            notYet(call.span(), "'" + call.function().text() + "'", "tensors have no rows and columns for now");
        }
    }

    private void center(Span place) {
        notYet(place, "'center'", "a rule runs on one machine for now");
    }

    private void notYet(Span place, String what, String hint) {
        report.add(place, DiagnosticCode.NOT_YET, what + " is part of the language, but not supported yet", hint);
    }
}
