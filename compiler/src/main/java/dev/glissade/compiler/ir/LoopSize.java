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

    /** So many times as long may a loop be that is made to be unrolled ({@code BlockStage.mixed} of the runtime). */
    private static final int MADE_TO = 4;

    /** With so many arrays some loops stayed as they were even so. */
    private static final int MANY_ARRAYS = 8;

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

    /** Whether the JVM may leave a loop as it is whatever is done. */
    public static boolean mayStayScalar(Body body) {
        return isLong(body) && (of(body) > MADE_TO * MOST || arrays(body).size() >= MANY_ARRAYS);
    }

    /** How many arrays a loop reads and writes. */
    public static int streams(Body body) {
        return arrays(body).size();
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
        int nodes = body.outputs().size();
        for (Value value : body.values()) {
            if (isInLoop(value) && value.node().op() instanceof Op.Apply apply) {
                nodes += of(apply.operation());
            }
        }
        for (Object array : arrays(body)) {
            nodes += array instanceof Place.State || array instanceof Op.Stale ? ARRAY + STAGGERED : ARRAY;
        }
        return nodes;
    }

    private static boolean isInLoop(Value value) {
        return !value.read() && !value.before();
    }

    /** The places that a loop reads or writes, and the gradients and old states that it reads. */
    private static Set<Object> arrays(Body body) {
        Set<Object> arrays = new HashSet<>();
        for (Value value : body.values()) {
            Op op = value.node().op();
            if (!isInLoop(value) || op instanceof Op.Apply) {
                continue;
            }
            if (op instanceof Op.State state) {
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
        return arrays;
    }
}
