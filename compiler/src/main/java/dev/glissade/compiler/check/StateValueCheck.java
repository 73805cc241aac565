package dev.glissade.compiler.check;

import dev.glissade.compiler.type.Scope;
import dev.glissade.dsl.diag.DiagnosticCode;
import dev.glissade.dsl.text.Span;
import java.util.Optional;

/**
 * Whether a state can hold a value, as an initial one or in a step.
 *
 * <p>Good: {@code state v: scalar = norm(grad)^2}. Bad: {@code state v: scalar = grad^2}.
 */
final class StateValueCheck {

    private StateValueCheck() {}

    static void check(StateSymbol state, ExprType value, Span place, Typing.Problems problems) {
        if (value.isUnknown()) {
            return;
        }
        if (value.isTruth()) {
            problems.add(
                    place,
                    DiagnosticCode.WRONG_KIND,
                    "the state '" + state.name() + "' holds numbers, and this is a truth value",
                    Optional.of("write 'where(condition, 1, 0)' for a number"));
        } else if (state.scope().isScalar() && value.isTensor()) {
            problems.add(
                    place,
                    DiagnosticCode.TENSOR_TO_SCALAR,
                    "'" + state.name() + "' is a scalar state, and this is a tensor",
                    Optional.of("reduce it, for example with '" + word(state.scope()) + "norm(...)' or '"
                            + word(state.scope()) + "mean(...)'"));
        } else if (state.scope().isScalar() && !value.reach().fits(state.scope())) {
            problems.add(
                    place,
                    DiagnosticCode.NARROW_VALUE,
                    "'" + state.name() + "' is one value for "
                            + Reach.of(state.scope()).words() + ", and this is one for "
                            + value.reach().words(),
                    Optional.of("reduce over more with '" + word(state.scope()) + "', or declare a narrower state"));
        }
    }

    private static String word(Scope scope) {
        return switch (scope) {
            case GLOBAL -> "global ";
            case GROUP -> "group ";
            case TENSOR, ELEMENT -> "";
        };
    }
}
