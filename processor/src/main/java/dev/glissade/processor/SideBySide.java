package dev.glissade.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Does independent work on as many threads as the machine has processors; they end with it. */
final class SideBySide {
    private SideBySide() {}

    /**
     * The results, in the order of the work.
     *
     * @throws RuntimeException what the first work that failed threw, and so for an {@link Error}
     */
    static <T> List<T> all(List<Supplier<T>> work) {
        int threads = Math.min(work.size(), Runtime.getRuntime().availableProcessors());
        if (threads <= 1) {
            return work.stream().map(Supplier::get).toList();
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads, SideBySide::daemon);
        try {
            List<Future<T>> begun = new ArrayList<>();
            for (Supplier<T> one : work) {
                begun.add(pool.submit(one::get));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : begun) {
                results.add(result(one));
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "glissade");
        thread.setDaemon(true);
        return thread;
    }

    private static <T> T result(Future<T> work) {
        try {
            return work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rules were compiled", e);
        }
    }
}
