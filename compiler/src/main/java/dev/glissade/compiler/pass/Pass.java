package dev.glissade.compiler.pass;

import dev.glissade.compiler.ir.Program;

/** One rewriting of programs. Implementations are stateless and thread-safe. */
public interface Pass {

    /** What a pass may do to results. */
    enum Accuracy {
        /** Every bit is kept, of zeros of both signs, subnormals and infinities too; a NaN stays some NaN. */
        EXACT,
        /** Rounding may change, by what the pass says. */
        RELAXED
    }

    /** The name in messages and dumps. */
    default String name() {
        return getClass().getSimpleName();
    }

    default Accuracy accuracy() {
        return Accuracy.EXACT;
    }

    /** The rewritten program, equal to the given one if there is nothing to do. */
    Program run(Program program);
}
