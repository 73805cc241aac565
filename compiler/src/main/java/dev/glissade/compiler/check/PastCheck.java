package dev.glissade.compiler.check;

import dev.glissade.dsl.ast.Builtin;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.diag.DiagnosticCode;
import java.util.Optional;

/**
 * {@code prev} is of a state or {@code theta}, {@code stale} of a state: only these have a value from before.
 *
 * <p>Good: {@code prev(theta)}. Bad: {@code prev(grad)}, {@code stale(2*m)}.
 */
final class PastCheck {

    private final Names names;
    private final Report report;

    PastCheck(Names names, Report report) {
        this.names = names;
        this.report = report;
    }

    void check(Expr part) {
        if (part instanceof Expr.Prev prev) {
            boolean theta = prev.of() instanceof Expr.Known known && known.builtin() == Builtin.THETA;
            if (!theta && !isState(prev.of())) {
                report.add(
                        prev.span(),
                        DiagnosticCode.PAST_OF_WHAT,
                        "'prev' takes a state or 'theta'",
                        Optional.of("keep the value in a state of its own, and read it before you assign it"));
            }
        } else if (part instanceof Expr.Stale stale && !isState(stale.of())) {
            report.add(
                    stale.span(),
                    DiagnosticCode.PAST_OF_WHAT,
                    "'stale' takes a state",
                    Optional.of("keep the value in a state of its own"));
        }
    }

    private boolean isState(Expr e) {
        Symbol symbol = e instanceof Expr.Name name
                ? names.of(name)
                : e instanceof Expr.Element element ? names.of(element) : null;
        return symbol instanceof Symbol.OfState || symbol instanceof Symbol.Unknown;
    }
}
