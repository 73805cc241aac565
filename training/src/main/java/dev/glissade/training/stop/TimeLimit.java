package dev.glissade.training.stop;

import dev.glissade.training.loop.Memory;
import dev.glissade.training.loop.Remembered;
import dev.glissade.training.loop.Run;
import dev.glissade.training.loop.TrainingListener;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Ends a run after some time of training; what lies between two parts of a run does not count. */
final class TimeLimit implements TrainingListener, Memory {
    private final Duration limit;
    private final LongSupplier nanos;
    private long before;
    private long start;

    TimeLimit(Duration limit, LongSupplier nanos) {
        this.limit = limit;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
    }

    @Override
    public void began(Run run) {
        start = nanos.getAsLong();
        if (!run.isResumed()) {
            before = 0;
        }
        stepped(run);
    }

    @Override
    public void stepped(Run run) {
        if (elapsed() >= limit.toNanos()) {
            run.stop(seconds() + " seconds");
        }
    }

    private String seconds() {
        return String.valueOf(limit.toMillis() / 1000.0);
    }

    private long elapsed() {
        return before + (nanos.getAsLong() - start);
    }

    @Override
    public String memoryName() {
        return "time";
    }

    @Override
    public Remembered remember() {
        return Remembered.of(Long.toString(elapsed()));
    }

    @Override
    public void recall(Remembered remembered) {
        before = Long.parseLong(remembered.text());
    }
}
