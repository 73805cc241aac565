package dev.glissade.compiler.ir;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/**
 * Leaves out the values that nothing reads, and numbers the gradients that are left from 0.
 *
 * <p>Before: {@code n = norm(grad); theta = theta - lr*m}. After: {@code theta = theta - lr*m}.
 */
public final class Pruning {

    private Pruning() {}

    /** The same function of the same states with only the values that are needed. */
    public static Program prune(Program program) {
        BitSet live = live(program);
        int[] renumbered = new int[program.nodes().size()];
        List<Node> kept = new ArrayList<>();
        int gradients = 0;
        for (int i = live.nextSetBit(0); i >= 0; i = live.nextSetBit(i + 1)) {
            Node node = program.node(i);
            Op op = node.op()
                    .withOperands(node.op().operands().stream()
                            .map(o -> renumbered[o])
                            .toList());
            if (op instanceof Op.Gradient g) {
                op = new Op.Gradient(gradients++, g.point());
            }
            renumbered[i] = kept.size();
            kept.add(new Node(op, node.type(), node.origin()));
        }
        return program.renumbered(kept, i -> renumbered[i])
                .withEvaluation(program.evaluation().map(Pruning::prune));
    }

    private static BitSet live(Program program) {
        BitSet live = new BitSet();
        live.set(program.theta());
        program.stateValues().forEach(live::set);
        program.states().stream()
                .map(StateSlot::fill)
                .flatMapToInt(OptionalInt::stream)
                .forEach(live::set);
        for (int i = program.nodes().size() - 1; i >= 0; i--) {
            if (live.get(i)) {
                program.node(i).op().operands().forEach(live::set);
            }
        }
        return live;
    }
}
