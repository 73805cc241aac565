package dev.glissade.compiler.pass;

import dev.glissade.compiler.ir.Node;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Program;
import dev.glissade.compiler.ir.Values;
import dev.glissade.compiler.type.Scope;
import java.util.List;

/**
 * Lets what stands for more meet first, so that it is worked out once and not for each element.
 *
 * <p>Before: {@code theta = max(max(theta, lr), t)}. After: {@code theta = max(theta, max(lr, t))}, with one greatest value for
 * each element instead of two.
 *
 * <p>Everything else that does not change in a loop is out of it already, because a value has the narrowest scope of its
 * operands, also in the working precision. What is left are operands that the order of writing keeps apart. Exact: {@code min},
 * {@code max}, {@code and}, {@code or} give the same in any order, of NaN and of zeros of both signs too. Sums and products do
 * not.
 */
public final class Hoisting implements Pass {

    @Override
    public Program run(Program program) {
        return Rewriting.everyValue(
                program,
                (made, node, op) -> op instanceof Op.Apply apply && isAssociative(apply)
                        ? regroup(made, node, apply)
                        : made.replace(node, op));
    }

    private static boolean isAssociative(Op.Apply op) {
        return switch (op.operation()) {
            case MIN, MAX, AND, OR -> true;
            default -> false;
        };
    }

    private static int regroup(Values made, Node node, Op.Apply op) {
        for (int side = 0; side < 2; side++) {
            int other = op.arguments().get(1 - side);
            if (made.op(op.arguments().get(side)) instanceof Op.Apply inner && inner.operation() == op.operation()) {
                int a = inner.arguments().get(0);
                int b = inner.arguments().get(1);
                int wide = scope(made, a).isNarrowerThan(scope(made, b)) ? b : a;
                int narrow = wide == a ? b : a;
                // whoever else reads the inner value keeps it; the loop has not more to do than before
                if (scope(made, narrow).isNarrowerThan(scope(made, wide).narrower(scope(made, other)))) {
                    int uniform = made.add(new Op.Apply(op.operation(), List.of(wide, other)), node.origin());
                    return made.replace(node, new Op.Apply(op.operation(), List.of(narrow, uniform)));
                }
            }
        }
        return made.replace(node, op);
    }

    private static Scope scope(Values made, int value) {
        return made.type(value).scope();
    }
}
