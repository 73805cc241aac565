package dev.glissade;

/**
 * Shares out the work of a pass over the elements.
 *
 * <p>The tensors are cut into blocks, which are numbered through. An implementation runs {@code body} on ranges of them that
 * together make {@code [0, blocks)}, each block once, in any order and on any threads, and returns when all are done; what the
 * ranges wrote must then be visible to the caller. Whatever the ranges, a step gives the same bits. Ranges of a few dozen blocks
 * or more are worth a thread.
 *
 * <p>An implementation is used by one step at a time of each optimizer that it was given to.
 */
@FunctionalInterface
public interface Workers {

    /** All of it, on the thread that steps. */
    Workers CALLER = (blocks, body) -> body.run(0, blocks);

    /** Runs {@code body} over {@code [0, blocks)} in parts. What it throws makes the step fail. */
    void run(int blocks, Body body);

    /** The work of a pass on a range of blocks. Thread-safe on ranges that do not overlap. */
    interface Body {

        /** Does the blocks {@code from} to {@code to} (exclusive). */
        void run(int from, int to);
    }
}
