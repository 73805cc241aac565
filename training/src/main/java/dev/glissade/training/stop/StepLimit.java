package dev.glissade.training.stop;

import dev.glissade.training.loop.Run;
import dev.glissade.training.loop.TrainingListener;

/** Ends a run after a number of steps; the optimizer counts them. */
record StepLimit(long steps) implements TrainingListener {

    @Override
    public void began(Run run) {
        stepped(run);
    }

    @Override
    public void stepped(Run run) {
        if (run.step() >= steps) {
            run.stop(steps + " steps");
        }
    }
}
