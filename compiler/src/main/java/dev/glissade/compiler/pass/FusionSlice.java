package dev.glissade.compiler.pass;

import dev.glissade.compiler.function.Operation;
import dev.glissade.compiler.ir.Node;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Plan;
import dev.glissade.compiler.ir.Plan.Body;
import dev.glissade.compiler.ir.Plan.Output;
import dev.glissade.compiler.ir.Plan.Place;
import dev.glissade.compiler.ir.Plan.Value;
import dev.glissade.compiler.type.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What one loop must work out for its outputs, when some values lie in memory already and some scalar conditions are known.
 *
 * <p>A selection whose condition is known is the side that it selects; the other side is not worked out, and what only that side
 * reads is not loaded.
 */
final class FusionSlice {

    private enum Known {
        YES,
        NO,
        OPEN;

        static Known of(boolean value) {
            return value ? YES : NO;
        }
    }

    private final FusionValues values;
    private final Map<Integer, Place> stored;
    private final int[] same;
    private final Known[] known;

    /**
     * @param stored values that an earlier loop of the step has left in memory
     * @param assumed scalar conditions, and what they are taken to be
     */
    FusionSlice(FusionValues values, Map<Integer, Place> stored, Map<Integer, Boolean> assumed) {
        this.values = values;
        this.stored = stored;
        int size = values.program.nodes().size();
        same = new int[size];
        known = new Known[size];
        for (int v = 0; v < size; v++) {
            same[v] = v;
            known[v] = assumed.containsKey(v) ? Known.of(assumed.get(v)) : Known.OPEN;
            if (known[v] == Known.OPEN && !stored.containsKey(v)) {
                simplify(v);
            }
        }
    }

    private void simplify(int v) {
        Op op = values.program.node(v).op();
        if (op instanceof Op.Truth truth) {
            known[v] = Known.of(truth.value());
        } else if (op instanceof Op.Apply apply) {
            List<Integer> of = apply.arguments();
            switch (apply.operation()) {
                case SELECT -> {
                    if (known[of.get(0)] != Known.OPEN) {
                        become(v, of.get(known[of.get(0)] == Known.YES ? 1 : 2));
                    }
                }
                case NOT -> {
                    if (known[of.get(0)] != Known.OPEN) {
                        known[v] = Known.of(known[of.get(0)] == Known.NO);
                    }
                }
                case AND -> combine(v, of, Known.NO, Known.YES);
                case OR -> combine(v, of, Known.YES, Known.NO);
                default -> {
                    // a formula, whatever the conditions
                }
            }
        }
    }

    /** One operand that is {@code decisive} decides; one that is {@code neutral} leaves the other. */
    private void combine(int v, List<Integer> of, Known decisive, Known neutral) {
        Known left = known[of.get(0)];
        Known right = known[of.get(1)];
        if (left == decisive || right == decisive) {
            known[v] = decisive;
        } else if (left == neutral) {
            become(v, of.get(1));
        } else if (right == neutral) {
            become(v, of.get(0));
        }
    }

    private void become(int v, int other) {
        known[v] = known[other];
        if (!isRead(v)) {
            same[v] = same[other];
        }
    }

    /** Whether a loop reads it from where it is kept. */
    private boolean isRead(int v) {
        return values.scope[v].isScalar() && !values.invariant[v];
    }

    /** The body of the loop that leaves {@code wanted} behind. */
    Body body(List<Output> wanted) {
        List<Output> outputs = new ArrayList<>();
        for (Output output : wanted) {
            int value = same[output.value()];
            if (!holdsAlready(output.place(), value)) {
                outputs.add(new Output(output.place(), value));
            }
        }
        boolean[] needed = needed(outputs);
        List<Value> result = new ArrayList<>();
        for (int v = 0; v < needed.length; v++) {
            if (needed[v]) {
                result.add(new Value(v, node(v), values.invariant[v], isRead(v)));
            }
        }
        return new Body(result, outputs);
    }

    private boolean holdsAlready(Place place, int value) {
        Op op = values.program.node(value).op();
        return place instanceof Place.State state
                ? op instanceof Op.State old && old.slot() == state.slot()
                : place instanceof Place.Theta && op instanceof Op.Theta;
    }

    private boolean[] needed(List<Output> outputs) {
        boolean[] needed = new boolean[same.length];
        outputs.forEach(o -> needed[o.value()] = true);
        for (int v = needed.length - 1; v >= 0; v--) {
            if (needed[v]) {
                operands(v).forEach(o -> needed[o] = true);
            }
        }
        return needed;
    }

    private List<Integer> operands(int v) {
        Op op = values.program.node(v).op();
        if (stored.containsKey(v) || isRead(v) || op instanceof Op.Gradient || FusionValues.isCount(op)) {
            return List.of();
        }
        return op.operands().stream().map(o -> same[o]).toList();
    }

    private Node node(int v) {
        Node node = values.program.node(v);
        Place place = stored.get(v);
        Op op = place != null
                ? load(place)
                : node.op() instanceof Op.Gradient gradient
                        ? new Op.Gradient(values.requestIndex(gradient.number()), OptionalInt.empty())
                        : isRead(v) ? node.op() : node.op().withOperands(operands(v));
        return new Node(op, node.type(), node.origin());
    }

    private static Op load(Place place) {
        if (place instanceof Place.State state) {
            return new Op.State(state.slot());
        }
        if (place instanceof Place.Theta) {
            return new Op.Theta();
        }
        if (place instanceof Place.Scratch scratch) {
            return new Op.Kept(scratch.number());
        }
        throw new IllegalStateException("fusion reads back " + place);
    }

    /** The scalar conditions that still choose between tensors in {@code body}, the outermost first. */
    List<Integer> openConditions(Body body) {
        List<Integer> conditions = new ArrayList<>();
        for (int i = body.values().size() - 1; i >= 0; i--) {
            Value value = body.values().get(i);
            if (value.node().op() instanceof Op.Apply apply
                    && apply.operation() == Operation.SELECT
                    && values.scope[value.number()] == Scope.ELEMENT) {
                int condition = apply.arguments().get(0);
                if (values.scope[condition].isScalar() && !conditions.contains(condition)) {
                    conditions.add(condition);
                }
            }
        }
        return conditions;
    }

    /** The slice of a single value: a condition or a term. */
    Body term(int value) {
        return body(List.of(new Output(new Plan.Place.Term(), value)));
    }
}
