package dev.glissade.training.stop;

import dev.glissade.StepReport;
import dev.glissade.training.loop.Run;
import dev.glissade.training.loop.TrainingListener;

/** Ends a run when a rule that searches says that there is nothing better. */
final class Settled implements TrainingListener {

    @Override
    public void began(Run run) {
        if (!run.optimizer().searches()) {
            throw new IllegalStateException("rule '" + run.optimizer().rule().name()
                    + "' does not search and never says that it has settled; take another reason to stop");
        }
    }

    @Override
    public void stepped(Run run) {
        StepReport report = run.optimizer().report();
        if (report.settled()) {
            run.stop(report.remark());
        }
    }
}
