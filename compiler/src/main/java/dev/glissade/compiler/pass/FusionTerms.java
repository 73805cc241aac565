package dev.glissade.compiler.pass;

import dev.glissade.compiler.function.Operation;
import dev.glissade.compiler.ir.Op;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What reductions add up that is dear to work out.
 *
 * <p>The JVM sums element by element, and works out what it sums in the same way. A term with divisions, roots or many operations
 * is better stored by a loop of its own, which is vectorised, and summed from there; and where a later loop needs it again it need
 * not be worked out twice. Of {@code u*u} it is {@code u} that is stored.
 */
final class FusionTerms {

    /** What one more tensor that is written and read is worth in plain operations of one element at a time. */
    private static final int DEAR = 8;

    /** The most terms that are stored; each takes a tensor of memory. */
    static final int MOST = 4;

    private final FusionValues values;
    private final Set<Integer> stored;

    /** @param stored values that an earlier loop leaves in memory anyway */
    FusionTerms(FusionValues values, Set<Integer> stored) {
        this.values = values;
        this.stored = stored;
    }

    /** The values to store for reductions of {@code terms}, each once, and no more than {@code most}. */
    List<Integer> dear(Collection<Integer> terms, int most) {
        List<Integer> result = new ArrayList<>();
        for (int term : terms) {
            if (result.size() < most && weight(List.of(term), new HashSet<>(result)) >= DEAR) {
                result.add(core(term));
            }
        }
        return result;
    }

    /** The dear value that this one is made of by cheap operations on one tensor. */
    private int core(int value) {
        Op op = values.program.node(value).op();
        Set<Integer> operands = new HashSet<>(op.operands());
        operands.removeIf(o -> values.scope[o].isScalar());
        boolean cheap = op instanceof Op.Apply apply && weight(apply.operation()) == 1;
        if (cheap && operands.size() == 1) {
            int only = operands.iterator().next();
            return weight(List.of(only), new HashSet<>()) < DEAR ? value : core(only);
        }
        return value;
    }

    /** The weight of all operations on tensors that the values are made by, but for what is stored. */
    private int weight(List<Integer> of, Set<Integer> seen) {
        int weight = 0;
        Deque<Integer> open = new ArrayDeque<>(of);
        while (!open.isEmpty()) {
            int value = open.removeLast();
            Op op = values.program.node(value).op();
            if (values.scope[value].isScalar() || stored.contains(value) || !seen.add(value)) {
                continue;
            }
            if (op instanceof Op.Apply apply) {
                weight += weight(apply.operation());
            }
            if (!(op instanceof Op.Gradient)) {
                open.addAll(op.operands());
            }
        }
        return weight;
    }

    private static int weight(Operation operation) {
        return switch (operation) {
            case NEG, ADD, SUB, MUL, FMA, ABS, EQ, NE, LT, LE, GT, GE, AND, OR, NOT, SELECT, MIN, MAX -> 1;
            case SIGN, FLOOR -> DEAR / 2;
            case DIV, MOD, POW, SQRT, EXP, LOG, SIN, COS, TANH, SIGMOID, RELAXED_EXP, RELAXED_LOG, RELAXED_TANH -> DEAR;
        };
    }
}
