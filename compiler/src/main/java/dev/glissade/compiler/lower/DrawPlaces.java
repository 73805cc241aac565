package dev.glissade.compiler.lower;

import dev.glissade.compiler.check.CheckedUnit;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.text.Span;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The place of each call of {@code normal} and {@code uniform} in its unit.
 *
 * <p>Of {@code n} calls in the text, the {@code c}-th, from 0, has the place {@code c + n*k} in turn {@code k} of the loops
 * around it. Flags and branches do not move it, so the numbers stay the same whatever surrounds the call.
 */
final class DrawPlaces {

    private final Map<Span, Integer> calls = new LinkedHashMap<>();

    DrawPlaces(CheckedUnit unit) {
        TreeWalk.statements(unit.tree().statements(), s -> {}, this::note);
    }

    private void note(Expr expression) {
        if (expression instanceof Expr.Call call && LivePart.isDraw(call)) {
            calls.putIfAbsent(call.span(), calls.size());
        }
    }

    int place(Expr.Call call, int turn) {
        Integer index = calls.get(call.span());
        if (index == null) {
            throw new IllegalStateException("lowering: a draw that is not in its unit");
        }
        return index + calls.size() * turn;
    }
}
