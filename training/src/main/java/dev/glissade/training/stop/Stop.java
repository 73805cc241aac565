package dev.glissade.training.stop;

import dev.glissade.training.loop.TrainingListener;
import java.time.Duration;

/**
 * Reasons to end a run before its last epoch; see {@link EarlyStopping} for one more. Several may be given to a trainer: the first that
 * holds ends the run, after the step or the epoch in which it does.
 *
 * <pre>{@code
 * trainer.listen(Stop.afterSteps(10_000)).listen(Stop.afterTime(Duration.ofMinutes(30)))
 * }</pre>
 *
 * <p>A run that was stopped has a checkpoint of that moment if it has a folder for them; it goes on from there with a trainer whose limits
 * are wider. Each of these is for one run.
 */
public final class Stop {
    private Stop() {}

    /** After so many steps, counted from the beginning of the run; at least 1. */
    public static TrainingListener afterSteps(long steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("a run of " + steps + " steps");
        }
        return new StepLimit(steps);
    }

    /** After the first step that ends so long after the beginning; when a run is resumed, the time of its former parts counts. */
    public static TrainingListener afterTime(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("a run of " + limit);
        }
        return new TimeLimit(limit, System::nanoTime);
    }

    /**
     * After a step whose gradients, all tensors together, have a norm below {@code norm}: as the rule sees them but for clipping, where the
     * rule first asks for them. The gradient of a small batch says little; this is for large ones. Needs dense gradients.
     */
    public static TrainingListener whenGradientBelow(double norm) {
        return new GradientLimit(positive(norm));
    }

    /**
     * After a step that has moved all parameters together by less than {@code norm}. Needs an optimizer made with {@code telemetry()},
     * which measures it in passing.
     */
    public static TrainingListener whenUpdateBelow(double norm) {
        return new UpdateLimit(positive(norm));
    }

    /** After a step in which a rule that searches ({@code lbfgs}) has found nothing better; what it says is the reason. */
    public static TrainingListener whenSettled() {
        return new Settled();
    }

    /** After the first epoch in which something measured, or the {@code loss}, is at or below a value. */
    public static TrainingListener whenAtMost(String measure, double value) {
        return new Target(measure, value, false);
    }

    /** After the first epoch in which something measured is at or above a value. */
    public static TrainingListener whenAtLeast(String measure, double value) {
        return new Target(measure, value, true);
    }

    private static double positive(double norm) {
        if (!(norm > 0)) {
            throw new IllegalArgumentException("no norm is below " + norm);
        }
        return norm;
    }
}
