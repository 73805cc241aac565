package dev.glissade;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work at a time, cut into parts that the caller and its helpers take.
 *
 * <p>Each part belongs to one helper, so that in step after step the same core sees the same memory; but the caller takes over what
 * no helper has begun when its own part is done. So nothing waits for a helper that is late, and nothing hangs on one that is gone.
 * Pieces are numbered; a part is taken by raising its number, so that a helper that comes too late finds it taken.
 */
final class SplitWork {
    /** How long a thread looks for a change before it sleeps: longer than from one pass to the next, shorter than a time slice. */
    private static final long SPIN_NANOS = 50_000;

    /** How long of that it keeps its core: after it, others that are ready to run go first, such as the JVM's compilers. */
    private static final long KEEP_NANOS = 5_000;

    private static final Workers.Body NOTHING = (from, to) -> {};

    /** Two lines between the numbers of different parts, as processors fetch lines in pairs. */
    private static final int APART = 16;

    private final int parts;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicLongArray taken;
    private final AtomicLongArray done;

    /** The number of the piece, on a line of its own: helpers look at it all the time, while the caller writes what belongs to it. */
    private final AtomicLongArray number = new AtomicLongArray(2 * APART + 1);

    private final @Nullable Throwable[] failures;
    private volatile @Nullable Thread waiting;
    private Workers.Body body = NOTHING;
    private int blocks;
    private int active;

    SplitWork(int parts) {
        this.parts = parts;
        this.taken = new AtomicLongArray((parts + 1) * APART);
        this.done = new AtomicLongArray((parts + 1) * APART);
        this.failures = new Throwable[parts];
    }

    /** The number of the piece that was begun last. */
    long number() {
        return number.get(APART);
    }

    /**
     * Begins a piece of work, which {@link #finish} must end.
     *
     * @param wanted in how many parts, at most as many as there are
     * @return whether it could: false if another piece is being worked at
     */
    boolean begin(int someBlocks, int wanted, Workers.Body someBody) {
        if (!busy.compareAndSet(false, true)) {
            return false;
        }
        blocks = someBlocks;
        active = wanted;
        body = someBody;
        long next = number() + 1;
        for (int part = wanted; part < parts; part++) {
            taken.set(place(part), next); // not to be taken: a helper may still look for it
        }
        number.set(APART, next);
        return true;
    }

    /** Does the helper's part, unless it is done. */
    void help(int part) {
        long now = number();
        if (take(part, now)) {
            run(part);
            done.set(place(part), now);
            Thread caller = waiting;
            if (caller != null) {
                LockSupport.unpark(caller);
            }
        }
    }

    /** Does, on the caller's thread, what no helper has begun, waits for the rest and throws what any part threw. */
    void finish() {
        long now = number();
        boolean interrupted = false;
        for (int part = 0; part < active; part++) {
            if (take(part, now)) {
                run(part);
                done.set(place(part), now);
            }
        }
        for (int part = 0; part < active; part++) {
            interrupted |= await(part, now);
        }
        Throwable failure = failure();
        body = NOTHING;
        busy.set(false);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            SplitWork.<RuntimeException>raise(failure);
        }
    }

    private static int place(int part) {
        return part * APART + APART / 2;
    }

    private boolean take(int part, long now) {
        long last = taken.get(place(part));
        return last < now && taken.compareAndSet(place(part), last, now);
    }

    private void run(int part) {
        try {
            body.run((int) ((long) blocks * part / active), (int) ((long) blocks * (part + 1) / active));
        } catch (Throwable e) {
            failures[part] = e;
        }
    }

    /** Lets a moment pass for a thread that looks for a change since a time; false if it has looked for long enough. */
    @SuppressWarnings("ThreadPriorityCheck") // nothing depends on who goes next
    static boolean lookOut(long since) {
        long waited = System.nanoTime() - since;
        if (waited < KEEP_NANOS) {
            Thread.onSpinWait();
        } else if (waited < SPIN_NANOS) {
            Thread.yield();
        }
        return waited < SPIN_NANOS;
    }

    /** Waits until a part is done, whatever happens; tells whether the thread was interrupted meanwhile. */
    private boolean await(int part, long now) {
        boolean interrupted = false;
        long since = System.nanoTime();
        while (done.get(place(part)) != now) {
            if (!lookOut(since)) {
                waiting = Thread.currentThread();
                if (done.get(place(part)) != now) {
                    LockSupport.park(this);
                }
                interrupted |= Thread.interrupted();
            }
        }
        waiting = null;
        return interrupted;
    }

    /** The failure of the first part that has one, with the others' behind it. */
    @SuppressWarnings("ReferenceEquality") // no exception suppresses itself
    private @Nullable Throwable failure() {
        Throwable first = null;
        for (int part = 0; part < parts; part++) {
            Throwable next = failures[part];
            failures[part] = null;
            if (first == null) {
                first = next;
            } else if (next != null && next != first) {
                first.addSuppressed(next);
            }
        }
        return first;
    }

    /** Throws anything as what it is; a body declares no checked exceptions, but may throw them. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void raise(Throwable failure) throws E {
        throw (E) failure;
    }
}
