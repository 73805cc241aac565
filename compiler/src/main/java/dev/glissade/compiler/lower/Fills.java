package dev.glissade.compiler.lower;

import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Values;
import java.util.BitSet;

/** Which initial values can be filled in without running a step: those made of hyperparameters and literals alone. */
final class Fills {

    private final Values values;
    private final BitSet fills = new BitSet();
    private int seen;

    Fills(Values values) {
        this.values = values;
    }

    /** Whether the value is a scalar that needs no step. Each value is looked at once, however often it is read. */
    boolean isFill(Operand operand) {
        for (; seen < values.size(); seen++) {
            Op op = values.op(seen);
            boolean leaf = op instanceof Op.Constant || op instanceof Op.Truth || op instanceof Op.Hyper;
            fills.set(
                    seen,
                    leaf || (op instanceof Op.Apply && op.operands().stream().allMatch(fills::get)));
        }
        return !operand.tensor() && fills.get(operand.value());
    }
}
