package dev.glissade.training.stop;

import dev.glissade.training.loop.EpochReport;
import dev.glissade.training.loop.Memory;
import dev.glissade.training.loop.Remembered;
import dev.glissade.training.loop.Run;
import dev.glissade.training.loop.TrainingListener;
import java.util.List;

/** Ends a run that is as good as it was to become. */
final class Target implements TrainingListener, Memory {
    private final String measure;
    private final double value;
    private final boolean highest;
    private double last = Double.NaN;

    Target(String measure, double value, boolean highest) {
        this.measure = measure;
        this.value = value;
        this.highest = highest;
    }

    @Override
    public List<String> watches() {
        return List.of(measure);
    }

    @Override
    public void began(Run run) {
        if (run.isResumed()) {
            look(run);
        } else {
            last = Double.NaN;
        }
    }

    @Override
    public void epochEnded(Run run, EpochReport report) {
        last = report.measure(measure);
        look(run);
    }

    private void look(Run run) {
        if (highest ? last >= value : last <= value) {
            run.stop(measure + " is " + last + ", at " + (highest ? "least " : "most ") + value);
        }
    }

    @Override
    public String memoryName() {
        return "target of " + measure;
    }

    @Override
    public Remembered remember() {
        return Remembered.of(Double.toHexString(last));
    }

    @Override
    public void recall(Remembered remembered) {
        last = Double.parseDouble(remembered.text());
    }
}
