package dev.glissade.compiler.pass;

import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Plan;
import dev.glissade.compiler.ir.Plan.Body;
import dev.glissade.compiler.ir.Plan.Value;
import dev.glissade.compiler.ir.Program;
import dev.glissade.compiler.ir.RuleTooLarge;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Keeps the loops of a plan small enough for Java: a method holds 65,535 bytes, takes 255 words of arguments, and one
 * unit of weight is at most about 15 bytes.
 */
final class FusionSize {

    /** Operations, with what a loop reads and stores, of one loop. */
    static final int MAX_LOOP = 4_000;

    /** The same of all loops of one choice of flags, and of all choices together. */
    static final int MAX_LOOPS = 40_000;

    /** Operations, with what they read and leave, that are worked out once in one place. */
    static final int MAX_SCALARS = 3_500;

    /** A reduction gets its elements and scalars as arguments, of two words each. */
    static final int MAX_TERM_INPUTS = 100;

    static final int MAX_REDUCTIONS = 500;

    /** Loops that each need what the one before leaves: sequences of reductions. */
    static final int MAX_PASSES = 200;

    private static final int READ = 2;

    private int total;
    private int reductions;

    /** The weight of all loops of a plan. */
    static int of(Plan plan) {
        return plan.passes().stream()
                .flatMap(pass -> pass.loops().stream())
                .mapToInt(loop -> loop instanceof Plan.Accumulate reduce
                        ? weight(reduce.body())
                        : of(((Plan.Update) loop).choice()))
                .sum();
    }

    private static int of(Plan.Choice choice) {
        if (choice instanceof Plan.Test test) {
            return of(test.yes()) + of(test.no());
        }
        return ((Plan.Run) choice)
                .bodies().stream().mapToInt(FusionSize::weight).sum();
    }

    private static int weight(Body body) {
        int weight = 3 * body.outputs().size();
        Set<Integer> literals = new HashSet<>();
        for (Value value : body.values()) {
            Op op = value.node().op();
            if (isLiteral(op) || (op instanceof Op.Round round && literals.contains(round.value()))) {
                literals.add(value.number());
            } else {
                weight += value.read() ? READ : weight(op);
            }
        }
        return weight;
    }

    /** Literals cost nothing: they stand in the class file once. */
    private static boolean isLiteral(Op op) {
        return op instanceof Op.Constant || op instanceof Op.Truth;
    }

    /** A load also declares its array; some operations are two, or branch. */
    private static int weight(Op op) {
        if (op instanceof Op.Round) {
            return 1;
        } else if (op.operands().isEmpty()) {
            return 3;
        } else if (!(op instanceof Op.Apply apply)) {
            return READ;
        } else {
            return switch (apply.operation()) {
                case ADD,
                        SUB,
                        MUL,
                        DIV,
                        NEG,
                        MIN,
                        MAX,
                        ABS,
                        SQRT,
                        MOD,
                        EXP,
                        LOG,
                        SIN,
                        COS,
                        TANH,
                        FLOOR,
                        RELAXED_EXP,
                        RELAXED_LOG,
                        RELAXED_TANH -> 1;
                case POW, SIGN, SIGMOID, EQ, NE, LT, LE, GT, GE, AND, OR, NOT, FMA, SELECT -> 2;
            };
        }
    }

    /** Takes one more loop, or condition, into account. */
    void loop(Body body) {
        int weight = weight(body);
        RuleTooLarge.check(weight, MAX_LOOP, "operations in one loop over the elements");
        total += weight;
        RuleTooLarge.check(total, MAX_LOOPS, "operations in all loops over the elements");
    }

    /** Takes one more reduction into account. */
    void reduction(Body term) {
        RuleTooLarge.check(++reductions, MAX_REDUCTIONS, "reductions");
        long inputs = term.values().stream()
                .filter(v -> v.read() || v.before() || isLoad(v))
                .count();
        RuleTooLarge.check(inputs, MAX_TERM_INPUTS, "tensors and scalars in one reduction");
        loop(term);
    }

    private static boolean isLoad(Value value) {
        Op op = value.node().op();
        return op.operands().isEmpty() && !isLiteral(op);
    }

    /**
     * Checks what is worked out once.
     *
     * @param kept the values that are left for other places
     */
    static void scalars(Program program, Collection<Plan.Scalars> blocks, Set<Integer> kept) {
        for (Plan.Scalars block : blocks) {
            Set<Integer> here = new HashSet<>(block.values());
            Set<Integer> seen = new HashSet<>();
            int weight = block.nextStates().size();
            for (int value : block.values()) {
                Op op = program.node(value).op();
                weight += weight(op) + (kept.contains(value) ? 1 : 0);
                seen.addAll(op.operands());
            }
            block.nextStates().forEach(next -> seen.add(next.value()));
            for (int value : seen) {
                Op op = program.node(value).op();
                weight += here.contains(value) || isLiteral(op) ? 0 : READ;
            }
            RuleTooLarge.check(weight, MAX_SCALARS, "scalar operations in one part of a step");
        }
    }
}
