package dev.glissade.compiler.lower;

import dev.glissade.compiler.check.CheckedUnit;
import dev.glissade.dsl.ast.Statement;
import dev.glissade.dsl.ast.Target;
import dev.glissade.dsl.text.Span;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The place of each assignment in its unit, which rounding at random is keyed by.
 *
 * <p>Of {@code n} assignments in the text, the {@code c}-th, from 0, has the place {@code c + n*k} in turn {@code k} of the loops
 * around it, as for {@link DrawPlaces}.
 */
final class AssignmentPlaces {

    private final Map<Span, Integer> assignments = new LinkedHashMap<>();

    AssignmentPlaces(CheckedUnit unit) {
        TreeWalk.statements(unit.tree().statements(), this::note, e -> {});
    }

    private void note(Statement statement) {
        if (statement instanceof Statement.Assign assign) {
            assignments.putIfAbsent(assign.target().span(), assignments.size());
        }
    }

    int place(Target target, int turn) {
        Integer index = assignments.get(target.span());
        if (index == null) {
            throw new IllegalStateException("lowering: an assignment that is not in its unit");
        }
        return index + assignments.size() * turn;
    }
}
