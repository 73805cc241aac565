package dev.glissade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads that share work: every block once, failures reach the caller, nothing hangs. */
@Timeout(60)
class WorkerPoolTest {
    private static final Workers.Body NOTHING = (from, to) -> {};

    private static void assertEachBlockOnce(Workers workers, int blocks) {
        AtomicIntegerArray times = new AtomicIntegerArray(blocks);
        workers.run(blocks, (from, to) -> {
            for (int block = from; block < to; block++) {
                times.incrementAndGet(block);
            }
        });
        for (int block = 0; block < blocks; block++) {
            assertThat(times.get(block)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void doesEachBlockOnce(int threads) {
        try (WorkerPool pool = Workers.pool(threads)) {
            assertThat(pool.threads()).isEqualTo(threads);
            for (int blocks : new int[] {1, 2, 3, 4, 5, 16, 100, 1001}) {
                for (int round = 0; round < 50; round++) {
                    assertEachBlockOnce(pool, blocks);
                }
            }
        }
    }

    @Test
    void helpersWork() throws InterruptedException {
        try (WorkerPool pool = Workers.pool(2)) {
            CountDownLatch both = new CountDownLatch(2);
            // each part waits for the other, so that one thread alone would never be done
            pool.run(100, (from, to) -> meet(both));
            assertThat(both.getCount()).isZero();
            Thread.sleep(20); // far longer than a helper stays awake
            CountDownLatch again = new CountDownLatch(2);
            pool.run(100, (from, to) -> meet(again));
            assertThat(again.getCount()).isZero();
        }
    }

    private static void meet(CountDownLatch latch) {
        latch.countDown();
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void littleWorkStaysWithTheCaller() {
        try (WorkerPool pool = Workers.pool(4)) {
            List<String> ranges = new ArrayList<>();
            pool.run(2 * WorkerPool.LEAST_BLOCKS - 1, (from, to) -> ranges.add(from + "-" + to));
            assertThat(ranges).containsExactly("0-" + (2 * WorkerPool.LEAST_BLOCKS - 1));
        }
    }

    @Test
    void everyFailureReachesTheCallerAndThePoolGoesOn() {
        try (WorkerPool pool = Workers.pool(3)) {
            for (int round = 0; round < 200; round++) {
                assertThatThrownBy(() -> pool.run(99, (from, to) -> {
                            throw new ArithmeticException("from " + from);
                        }))
                        .isInstanceOf(ArithmeticException.class)
                        .hasMessage("from 0")
                        .satisfies(e -> assertThat(e.getSuppressed())
                                .extracting(Throwable::getMessage)
                                .containsExactly("from 33", "from 66"));
                assertThatThrownBy(() -> pool.run(99, (from, to) -> {
                            if (from == 66) {
                                throw new StackOverflowError("one");
                            }
                        }))
                        .isInstanceOf(StackOverflowError.class)
                        .hasNoSuppressedExceptions();
                assertEachBlockOnce(pool, 99);
            }
        }
    }

    @Test
    void severalCallersMayShareIt() throws Exception {
        try (WorkerPool pool = Workers.pool(3)) {
            inThreads(4, () -> {
                for (int round = 0; round < 500; round++) {
                    assertEachBlockOnce(pool, 50);
                }
                return null;
            });
        }
    }

    @Test
    void workMayBeginWorkOfItsOwn() {
        try (WorkerPool pool = Workers.pool(2)) {
            AtomicInteger done = new AtomicInteger();
            pool.run(10, (from, to) -> pool.run(10, (innerFrom, innerTo) -> done.addAndGet(innerTo - innerFrom)));
            assertThat(done).hasValue(20);
        }
    }

    @Test
    void threadsAreDaemonsThatSleepWithoutWorkAndEndWhenItIsClosed() throws InterruptedException {
        WorkerPool pool = Workers.pool(3);
        List<Thread> threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("glissade-worker-"))
                .toList();
        assertThat(threads).hasSizeGreaterThanOrEqualTo(2).allMatch(Thread::isDaemon);
        pool.run(100, NOTHING);
        for (Thread thread : threads) {
            while (thread.getState() != Thread.State.WAITING && thread.isAlive()) {
                Thread.sleep(1); // until the test's time is over
            }
        }
        pool.close();
        pool.close();
        assertThat(threads).noneMatch(Thread::isAlive);
        assertEachBlockOnce(pool, 100);
    }

    @Test
    void mayBeClosedWhileItWorks() throws Exception {
        for (int round = 0; round < 50; round++) {
            WorkerPool pool = Workers.pool(3);
            CountDownLatch begun = new CountDownLatch(1);
            inThreads(2, () -> {
                for (int i = 0; i < 50; i++) {
                    assertEachBlockOnce(pool, 64);
                    begun.countDown();
                }
                begun.await();
                pool.close();
                return null;
            });
        }
    }

    @Test
    void anInterruptIsKeptForTheCaller() {
        try (WorkerPool pool = Workers.pool(2)) {
            Thread.currentThread().interrupt();
            pool.run(100, (from, to) -> {
                if (from > 0) {
                    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(5);
                    while (System.nanoTime() < end) {
                        Thread.onSpinWait();
                    }
                }
            });
            assertThat(Thread.interrupted()).isTrue();
            assertEachBlockOnce(pool, 100);
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    @Test
    void anExecutorMayDoTheWork() throws InterruptedException {
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            Workers workers = Workers.on(executor, 3);
            for (int round = 0; round < 200; round++) {
                assertEachBlockOnce(workers, 77);
            }
            CountDownLatch all = new CountDownLatch(3);
            workers.run(99, (from, to) -> meet(all));
            assertThatThrownBy(() -> workers.run(99, (from, to) -> {
                        throw new ArithmeticException("from " + from);
                    }))
                    .hasMessage("from 0")
                    .satisfies(e -> assertThat(e.getSuppressed()).hasSize(2));
        } finally {
            executor.shutdown();
            assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
        assertEachBlockOnce(Workers.on(executor, 3), 77); // it refuses; the caller does all
    }

    @Test
    void anExecutorThatIsLateDelaysNothing() {
        List<Runnable> queue = new ArrayList<>();
        Workers workers = Workers.on(queue::add, 3);
        assertEachBlockOnce(workers, 60);
        assertEachBlockOnce(workers, 60);
        assertThat(queue).hasSize(2); // asked once each, as long as they have not come
        queue.forEach(Runnable::run);
        assertEachBlockOnce(workers, 60);
        assertThat(queue).hasSize(4);
        assertEachBlockOnce(Workers.on(Runnable::run, 3), 60);
        assertThatThrownBy(() -> Workers.on(
                                task -> {
                                    throw new IllegalStateException("broken executor");
                                },
                                2)
                        .run(60, NOTHING))
                .hasMessage("broken executor");
    }

    @Test
    void anExecutorThatHasFailedIsAskedAgain() {
        List<Runnable> queue = new ArrayList<>();
        AtomicBoolean broken = new AtomicBoolean(true);
        Workers workers = Workers.on(
                task -> {
                    if (broken.get()) {
                        throw new IllegalStateException("broken executor");
                    }
                    queue.add(task);
                },
                2);
        assertThatThrownBy(() -> workers.run(60, NOTHING)).hasMessage("broken executor");
        broken.set(false);
        assertEachBlockOnce(workers, 60);
        assertThat(queue).hasSize(1);
    }

    @Test
    void numbersOfThreadsAreChecked() {
        assertThatThrownBy(() -> Workers.pool(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a pool has 1 to 1024 threads, not 0");
        assertThatThrownBy(() -> Workers.on(Runnable::run, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("work is shared by 1 to 1024 threads, not -1");
        assertThatThrownBy(() -> Optimizers.of(new MomentumRule())
                        .set("g", 0)
                        .set("lr", 1)
                        .threads(2000)
                        .over(new float[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rule 'momentum': an optimizer has 1 to 1024 threads, not 2000");
    }

    static void inThreads(int count, Callable<Void> task) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(count);
        try {
            List<Future<Void>> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                all.add(callers.submit(task));
            }
            for (Future<Void> one : all) {
                one.get();
            }
        } finally {
            callers.shutdownNow();
        }
    }
}
