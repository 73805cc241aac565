package dev.glissade;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Shares out work over threads that somebody else has made and keeps; see {@link Workers#on}. */
final class ExecutorWorkers implements Workers {
    private final Executor executor;
    private final SplitWork work;
    private final Task[] tasks;

    ExecutorWorkers(Executor executor, int threads) {
        if (threads < 1 || threads > WorkerPool.MOST) {
            throw new IllegalArgumentException(
                    "work is shared by 1 to " + WorkerPool.MOST + " threads, not " + threads);
        }
        this.executor = executor;
        this.work = new SplitWork(threads);
        this.tasks = new Task[threads - 1];
        for (int i = 0; i < tasks.length; i++) {
            tasks[i] = new Task(i + 1);
        }
    }

    @Override
    public void run(int blocks, Body body) {
        int parts = Math.min(tasks.length + 1, blocks / WorkerPool.LEAST_BLOCKS);
        if (parts < 2 || !work.begin(blocks, parts, body)) {
            body.run(0, blocks);
            return;
        }
        try {
            for (int i = 0; i < parts - 1; i++) {
                tasks[i].submit();
            }
        } finally {
            work.finish();
        }
    }

    private final class Task implements Runnable {
        private final int part;

        /** Whether it waits in the executor's queue: it will find whatever work there is then. */
        private final AtomicBoolean queued = new AtomicBoolean();

        Task(int part) {
            this.part = part;
        }

        @SuppressWarnings("UnusedException") // shut down or full: parts that nobody begins are the caller's
        void submit() {
            if (queued.compareAndSet(false, true)) {
                boolean handedOver = false;
                try {
                    executor.execute(this);
                    handedOver = true;
                } catch (RejectedExecutionException e) {
                    // the caller does it
                } finally {
                    if (!handedOver) {
                        queued.set(false);
                    }
                }
            }
        }

        @Override
        public void run() {
            queued.set(false);
            work.help(part);
        }
    }
}
