package dev.glissade.compiler.lower;

import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Values;

/** Which initial values can be filled in without running a step: those made of hyperparameters and literals alone. */
final class Fills {

    private Fills() {}

    static boolean isFill(Values values, Operand operand) {
        return !operand.tensor() && isFill(values, operand.value());
    }

    private static boolean isFill(Values values, int value) {
        Op op = values.op(value);
        return op instanceof Op.Constant
                || op instanceof Op.Truth
                || op instanceof Op.Hyper
                || (op instanceof Op.Apply && op.operands().stream().allMatch(o -> isFill(values, o)));
    }
}
