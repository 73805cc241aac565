package dev.glissade.compiler.lower;

import dev.glissade.dsl.ast.Builtin;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.Statement;
import dev.glissade.dsl.ast.Target;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whether the plain {@code grad} that a part hands on is read by what runs after it. */
final class GradientReads {

    private GradientReads() {}

    /**
     * Looks through the parts right of {@code index}, then through the wrappers left of it, whose statements behind {@code
     * inner} run last.
     */
    static boolean plainAfter(List<LivePart> parts, int index) {
        for (LivePart part : parts.subList(index + 1, parts.size())) {
            if (part.states().stream().flatMap(s -> s.init().stream()).anyMatch(GradientReads::reads)) {
                return true;
            }
            for (Statement statement : part.statements()) {
                if (reads(statement)) {
                    return true;
                }
                if (replaces(statement)) {
                    return false;
                }
            }
        }
        return parts.subList(0, index).stream()
                .flatMap(p -> p.statements().stream().dropWhile(s -> !(s instanceof Statement.Inner)))
                .anyMatch(GradientReads::reads);
    }

    private static boolean replaces(Statement statement) {
        return statement instanceof Statement.Assign a && isGradient(a.target());
    }

    private static boolean reads(Statement statement) {
        var found = new AtomicBoolean();
        TreeWalk.statements(
                List.of(statement),
                s -> {
                    if (s instanceof Statement.Assign a
                            && isGradient(a.target())
                            && a.op().operator().isPresent()) {
                        found.set(true);
                    }
                },
                e -> note(e, found));
        return found.get();
    }

    private static boolean reads(Expr expression) {
        var found = new AtomicBoolean();
        TreeWalk.expression(expression, e -> note(e, found));
        return found.get();
    }

    private static void note(Expr expression, AtomicBoolean found) {
        if (expression instanceof Expr.Known known && known.builtin() == Builtin.GRAD) {
            found.set(true);
        }
    }

    private static boolean isGradient(Target target) {
        return target instanceof Target.OfBuiltin known && known.builtin() == Builtin.GRAD;
    }
}
