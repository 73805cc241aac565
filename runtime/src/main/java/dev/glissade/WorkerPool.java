package dev.glissade;

import java.util.concurrent.locks.LockSupport;

/**
 * A few threads that share the work of steps; made with {@link Workers#pool}.
 *
 * <p>The thread that steps is one of them; the others are daemons. After work they look out for more for 50 microseconds, all but
 * the first 5 of them only while nobody else wants their core; then they sleep and cost nothing. Each works at the same part of the
 * blocks in every step, and a part that no thread has begun when the caller is done with its own is the caller's: a late or missing
 * thread delays nothing. Work too small to be worth waking somebody for ({@value #LEAST_BLOCKS} blocks a thread) stays with the
 * caller.
 *
 * <p>Thread-safe: several optimizers may share a pool and step at once; one of them gets the threads, the others do their work
 * themselves meanwhile. What a part throws reaches the caller when all parts have ended, further failures as its suppressed ones,
 * and the pool goes on. An interrupt of the caller is kept for the caller: a step is never left half done.
 */
public final class WorkerPool implements Workers, AutoCloseable {
    /** How many blocks of 1024 elements each thread must have at least: with fewer, handing work over costs more than it saves. */
    static final int LEAST_BLOCKS = 5;

    /** How many threads a pool may have. */
    static final int MOST = 1024;

    private final SplitWork work;
    private final Helper[] helpers;
    private volatile boolean closed;

    WorkerPool(int threads) {
        if (threads < 1 || threads > MOST) {
            throw new IllegalArgumentException("a pool has 1 to " + MOST + " threads, not " + threads);
        }
        work = new SplitWork(threads);
        helpers = new Helper[threads - 1];
        for (int i = 0; i < helpers.length; i++) {
            helpers[i] = new Helper(i + 1);
            helpers[i].thread.start();
        }
    }

    /** The number of its threads, that of the caller included. */
    public int threads() {
        return helpers.length + 1;
    }

    @Override
    public void run(int blocks, Body body) {
        int parts = Math.min(threads(), blocks / LEAST_BLOCKS);
        if (parts < 2 || closed || !work.begin(blocks, parts, body)) {
            body.run(0, blocks);
            return;
        }
        for (int i = 0; i < parts - 1; i++) {
            helpers[i].wake();
        }
        work.finish();
    }

    /**
     * Ends the threads, after the work that they are at. What comes later is done by its callers. Waits for the threads; if the
     * caller is interrupted, not to the end. A second time it does nothing.
     */
    @Override
    public void close() {
        closed = true;
        for (Helper helper : helpers) {
            LockSupport.unpark(helper.thread);
        }
        try {
            for (Helper helper : helpers) {
                if (!helper.thread.equals(Thread.currentThread())) {
                    helper.thread.join();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Helper implements Runnable {
        private final int part;
        private final Thread thread;
        private volatile boolean asleep;

        Helper(int part) {
            this.part = part;
            this.thread = new Thread(null, this, "glissade-worker-" + part, 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(null);
        }

        /** To be called when the work has its new number. */
        void wake() {
            if (asleep) {
                LockSupport.unpark(thread);
            }
        }

        @Override
        public void run() {
            long seen = 0;
            long since = System.nanoTime();
            while (!closed) {
                if (work.number() != seen) {
                    seen = work.number();
                    work.help(part);
                    since = System.nanoTime();
                } else if (!SplitWork.lookOut(since)) {
                    sleep(seen);
                }
            }
        }

        private void sleep(long seen) {
            asleep = true;
            while (work.number() == seen && !closed) {
                LockSupport.park(work);
                Thread.interrupted(); // nobody has a reason to; it must not keep the thread from sleeping
            }
            asleep = false;
        }
    }
}
