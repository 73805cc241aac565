package dev.glissade.compiler.eval;

import dev.glissade.compiler.function.Operation;
import dev.glissade.compiler.ir.Op;
import java.util.function.IntToDoubleFunction;

/** Reductions in the order that section 13 of the language page fixes: it depends on positions only. */
final class Reductions {

    /** How many elements make a block. */
    static final int BLOCK = 1024;

    /** How many sums run side by side in a block. */
    static final int LANES = 8;

    private Reductions() {}

    /** The result over nothing. */
    static double empty(Op.Reduction reduction) {
        return switch (reduction) {
            case SUM, COUNT -> 0;
            case MIN -> Double.POSITIVE_INFINITY;
            case MAX -> Double.NEGATIVE_INFINITY;
        };
    }

    /** Puts the result of one more tensor to that of those before it. */
    static double combine(Op.Reduction reduction, double before, double tensor) {
        return switch (reduction) {
            case SUM, COUNT -> before + tensor;
            case MIN -> Math.min(before, tensor);
            case MAX -> Math.max(before, tensor);
        };
    }

    /** The result over one tensor of the given length. */
    static double tensor(Op.Reduction reduction, Arithmetic precision, IntToDoubleFunction element, int length) {
        double result = empty(reduction);
        switch (reduction) {
            case COUNT -> result = length;
            case MIN, MAX -> {
                for (int i = 0; i < length; i++) {
                    result = combine(reduction, result, element.applyAsDouble(i));
                }
            }
            case SUM -> {
                for (int start = 0; start < length; start += BLOCK) {
                    result += block(precision, element, start, Math.min(length, start + BLOCK));
                }
            }
        }
        return result;
    }

    private static double block(Arithmetic precision, IntToDoubleFunction element, int from, int to) {
        double[] lanes = new double[LANES];
        for (int i = from; i < to; i++) {
            int lane = (i - from) % LANES;
            lanes[lane] = precision.apply(Operation.ADD, lanes[lane], element.applyAsDouble(i));
        }
        double sum = lanes[0];
        for (int lane = 1; lane < LANES; lane++) {
            sum = precision.apply(Operation.ADD, sum, lanes[lane]);
        }
        return sum;
    }
}
