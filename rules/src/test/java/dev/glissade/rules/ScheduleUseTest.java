package dev.glissade.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import dev.glissade.Schedules;
import dev.glissade.live.LiveCompiler;
import org.junit.jupiter.api.Test;

/** The library's schedules where they are used: in a rule file and at run time. */
class ScheduleUseTest {

    /** With a gradient of 1 at every step, theta falls by 0.1*min(t/4, sqrt(4/t)). */
    private static void fallsAsInverseSqrt(Optimizer optimizer) {
        double expected = 0;
        for (int t = 1; t <= 20; t++) {
            optimizer.step(Gradients.of(new double[] {1}));
            expected -= 0.1 * Math.min(t / 4.0, Math.sqrt(4.0 / t));
            assertThat(optimizer.parameters().doubles()[0])
                    .as("after step %d", t)
                    .isCloseTo(expected, within(1e-14));
        }
    }

    @Test
    void aChainComputesAStepSizeFromASchedule() {
        var rule =
                LiveCompiler.create().optimizer("warm.opt", "optimizer warm = sgd(lr = 0.1*inverse_sqrt(warmup = 4))");

        fallsAsInverseSqrt(Optimizers.of(rule).over(new double[1]));
    }

    @Test
    void anOptimizerFollowsAScheduleByName() {
        var schedule = Schedules.named("inverse-sqrt").set("warmup", 4).build().times(0.1);

        fallsAsInverseSqrt(Optimizers.named("sgd").schedule("lr", schedule).over(new double[1]));
    }
}
