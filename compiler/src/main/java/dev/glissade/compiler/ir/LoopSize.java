package dev.glissade.compiler.ir;

import dev.glissade.compiler.function.Operation;
import dev.glissade.compiler.ir.Plan.Body;
import dev.glissade.compiler.ir.Plan.Place;
import dev.glissade.compiler.ir.Plan.Value;
import java.util.HashSet;
import java.util.Set;

/**
 * How long the JVM takes a loop to be.
 *
 * <p>It unrolls a loop, which comes before vectorising it, only up to a number of nodes in its own form of the code. What counts was
 * measured on 17 and 25 with loops of all sizes: about six nodes for each array, two more for one that is staggered, one for each
 * store and each operation.
 */
public final class LoopSize {

    /** The most nodes of a loop that is vectorised as it is. */
    public static final int MOST = 54;

    private static final int ARRAY = 6;
    private static final int STAGGERED = 2;

    /** Two products, a least and a greatest value. */
    private static final int SIGN = 4;

    /** The operations that these functions are written as. */
    private static final int EXP = 42;

    private static final int LOG = 60;
    private static final int TANH = 45;

    private LoopSize() {}

    /** Whether the JVM leaves a loop as it is, element by element, unless it is made to do otherwise. */
    public static boolean isLong(Body body) {
        return of(body) > MOST;
    }

    private static int of(Operation operation) {
        return switch (operation) {
            case SIGN -> SIGN;
            case RELAXED_EXP -> EXP;
            case RELAXED_LOG -> LOG;
            case RELAXED_TANH -> TANH;
            default -> 1;
        };
    }

    /** The nodes of a loop. */
    public static int of(Body body) {
        Set<Object> arrays = new HashSet<>();
        int nodes = body.outputs().size();
        for (Value value : body.values()) {
            Op op = value.node().op();
            if (value.read() || value.before()) {
                continue;
            }
            if (op instanceof Op.Apply apply) {
                nodes += of(apply.operation());
            } else if (op instanceof Op.State state) {
                arrays.add(new Place.State(state.slot()));
            } else if (op instanceof Op.Theta) {
                arrays.add(new Place.Theta());
            } else if (op instanceof Op.Kept kept) {
                arrays.add(new Place.Kept(kept.number()));
            } else {
                arrays.add(op);
            }
        }
        body.outputs().forEach(o -> arrays.add(o.place()));
        for (Object array : arrays) {
            nodes += array instanceof Place.State || array instanceof Op.Stale ? ARRAY + STAGGERED : ARRAY;
        }
        return nodes;
    }
}
