package dev.glissade.training.stop;

import dev.glissade.StepReport;
import dev.glissade.training.loop.Memory;
import dev.glissade.training.loop.Remembered;
import dev.glissade.training.loop.Run;
import dev.glissade.training.loop.TrainingListener;

/** Ends a run when steps are small. */
final class UpdateLimit implements TrainingListener, Memory {
    private final LastNorm norm;

    UpdateLimit(double limit) {
        this.norm = new LastNorm("update", limit);
    }

    @Override
    public void began(Run run) {
        norm.began(run);
    }

    @Override
    public void stepped(Run run) {
        StepReport report = run.optimizer().report();
        if (report.skipped()) {
            return;
        }
        if (Double.isNaN(report.updateNorm())) {
            throw new IllegalStateException("the optimizer does not measure its updates: make it with telemetry()");
        }
        norm.see(report.updateNorm());
        norm.look(run);
    }

    @Override
    public String memoryName() {
        return "update norm";
    }

    @Override
    public Remembered remember() {
        return norm.remember();
    }

    @Override
    public void recall(Remembered remembered) {
        norm.recall(remembered);
    }
}
