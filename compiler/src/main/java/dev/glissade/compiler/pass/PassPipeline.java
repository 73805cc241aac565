package dev.glissade.compiler.pass;

import dev.glissade.compiler.ir.IrVerifier;
import dev.glissade.compiler.ir.LoweredRule;
import dev.glissade.compiler.ir.Program;
import java.util.List;
import java.util.function.BiConsumer;

/** The passes in their order; the program is verified after each. Immutable and thread-safe. */
public final class PassPipeline {

    /**
     * The passes that keep every bit.
     *
     * <p>Folding first, because the identities look for literals. Common subexpressions after both, which make alike what was
     * written differently; and because it is what lets {@code where(c, x, x)} be seen, all run again until nothing changes.
     * Hoisting then finds each value once. Dead code last: every pass before it leaves values behind that it no longer needs.
     */
    private static final List<Pass> EXACT = List.of(
            new ConstantFolding(),
            new AlgebraicIdentities(),
            new CommonSubexpressions(),
            new Hoisting(),
            new DeadCode());

    /**
     * The passes that change rounding. Functions and reciprocals first: the products that they make can be contracted. They run
     * once, on what the exact passes leave, so that the error that each of them says is all there is.
     */
    private static final List<Pass> RELAXED =
            List.of(new RelaxedFunctions(), new ReciprocalOfScalar(), new FmaContraction());

    /** What helps the JVM and would be undone, or be in the way, if passes that look for simple forms came behind it. */
    private static final List<Pass> FOR_THE_JVM =
            List.of(new SubtractedProducts(), new CommonSubexpressions(), new DeadCode());

    /** More rounds than any rule of use needs; a program that could gain more is right all the same. */
    private static final int MOST_ROUNDS = 20;

    private final boolean relaxed;

    /** Whether somebody listens; otherwise programs need not be compared, which takes longer than most passes. */
    private final boolean heard;

    private final BiConsumer<Pass, Program> listener;

    private PassPipeline(boolean relaxed, boolean heard, BiConsumer<Pass, Program> listener) {
        this.relaxed = relaxed;
        this.heard = heard;
        this.listener = listener;
    }

    /** Exact passes only. */
    public static PassPipeline exact() {
        return new PassPipeline(false, false, (pass, program) -> {});
    }

    /** Exact passes, then those that change rounding. */
    public static PassPipeline relaxed() {
        return new PassPipeline(true, false, (pass, program) -> {});
    }

    /** The same, telling {@code changed} of each pass that changed a program, with the result: for dumps. */
    public PassPipeline listening(BiConsumer<Pass, Program> changed) {
        return new PassPipeline(relaxed, true, changed);
    }

    /** The rule with all its variants rewritten. */
    public LoweredRule run(LoweredRule rule) {
        return new LoweredRule(
                rule.name(),
                rule.kind(),
                rule.doc(),
                rule.source(),
                rule.hypers(),
                rule.flags(),
                rule.variants().stream().map(this::run).toList(),
                rule.schedule(),
                relaxed);
    }

    /**
     * The program rewritten.
     *
     * @throws IllegalStateException naming the pass, if one breaks the program
     */
    public Program run(Program program) {
        Program exact = settle(program);
        return all(FOR_THE_JVM, relaxed ? settle(all(RELAXED, exact)) : exact);
    }

    private Program settle(Program program) {
        Program result = program;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Program before = result;
            result = all(EXACT, before);
            if (result.equals(before)) {
                return result;
            }
        }
        return result;
    }

    private Program all(List<Pass> passes, Program program) {
        Program result = program;
        for (Pass pass : passes) {
            Program rewritten = pass.run(result);
            IrVerifier.verify(rewritten, pass.name());
            if (heard && !rewritten.equals(result)) {
                listener.accept(pass, rewritten);
            }
            result = rewritten;
        }
        return result;
    }
}
