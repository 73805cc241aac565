package dev.glissade;

import java.util.concurrent.Executor;

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

    /**
     * A pool of daemon threads of its own, the caller's included, to be closed by whoever made it.
     *
     * @param threads from 1; at most as many as there are processors is sensible
     * @throws IllegalArgumentException if it is not in 1..1024
     */
    static WorkerPool pool(int threads) {
        return new WorkerPool(threads);
    }

    /**
     * Shares out work over the caller and threads of an executor, which stays the caller's to shut down. Thread-safe: several
     * optimizers may share it, one of which gets the executor at a time. Parts that the executor has not begun, or refuses, when the
     * caller has done its own are done by the caller. What the executor itself allocates for a task, it allocates in each pass.
     *
     * @param threads in how many parts the blocks are cut, from 1, one of them for the caller
     * @throws IllegalArgumentException if {@code threads} is below 1
     */
    static Workers on(Executor executor, int threads) {
        return new ExecutorWorkers(executor, threads);
    }

    /** Runs {@code body} over {@code [0, blocks)} in parts. What it throws makes the step fail. */
    void run(int blocks, Body body);

    /** The work of a pass on a range of blocks. Thread-safe on ranges that do not overlap. */
    interface Body {

        /** Does the blocks {@code from} to {@code to} (exclusive). */
        void run(int from, int to);
    }
}
