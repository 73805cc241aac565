package dev.glissade.training.stop;

import dev.glissade.training.loop.Remembered;
import dev.glissade.training.loop.Run;

/**
 * The norm of something in the last step, below which a run ends. It is remembered, so that a run which has ended by it does not make one
 * more step when it is resumed.
 */
final class LastNorm {
    private final String what;
    private final double limit;
    private double last = Double.NaN;

    LastNorm(String what, double limit) {
        this.what = what;
        this.limit = limit;
    }

    void began(Run run) {
        if (run.isResumed()) {
            look(run);
        } else {
            last = Double.NaN;
        }
    }

    void see(double norm) {
        last = norm;
    }

    void look(Run run) {
        if (last < limit) {
            run.stop("the norm of the " + what + " is " + last + ", below " + limit);
        }
    }

    Remembered remember() {
        return Remembered.of(Double.toHexString(last));
    }

    void recall(Remembered remembered) {
        last = Double.parseDouble(remembered.text());
    }
}
