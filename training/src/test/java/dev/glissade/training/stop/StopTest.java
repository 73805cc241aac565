package dev.glissade.training.stop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.OptimizerBuilder;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.checkpoint.CheckpointDirectory;
import dev.glissade.training.Interruption;
import dev.glissade.training.Interruption.Setup;
import dev.glissade.training.Rows;
import dev.glissade.training.loop.Trainer;
import dev.glissade.training.loop.TrainerBuilder;
import dev.glissade.training.loop.TrainingListener;
import dev.glissade.training.loop.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The limits of a run, each at the step that arithmetic says. */
final class StopTest {
    @TempDir
    Path folder;

    /** The loss is x^2 from x = 8, the rate 0.25: each step halves x; four steps in an epoch. */
    private static Setup halving(OptimizerBuilder rule) {
        Parameters x = Parameters.of(new double[] {8});
        TrainerBuilder trainer = Trainer.of(
                        (at, batch, gradients) -> {
                            double here = at.doubles()[0];
                            gradients.tensor("theta").set(0, 2 * here);
                            return here * here;
                        },
                        rule.set("lr", 0.25).over(x),
                        Rows.numbers(4, 1))
                .batch(1)
                .epochs(5)
                .measure("x", at -> at.doubles()[0]);
        return new Setup(trainer, x);
    }

    private static Setup halving() {
        return halving(Optimizers.named("sgd"));
    }

    private static TrainingResult run(Setup setup, TrainingListener stop) throws IOException {
        return setup.trainer().listen(stop).build().run();
    }

    @Test
    void afterSteps() throws IOException {
        Setup setup = halving();
        TrainingResult result = run(setup, Stop.afterSteps(6));
        assertThat(result.steps()).isEqualTo(6);
        assertThat(result.epochs()).isEqualTo(1);
        assertThat(result.reason()).isEqualTo("6 steps");
        assertThat(setup.parameters().doubles()[0]).isEqualTo(8 / 64.0);
    }

    @Test
    void whenTheGradientIsSmall() throws IOException {
        // in step k the gradient is 16/2^(k - 1): 1 in step 5, 0.5 in step 6
        TrainingResult result = run(halving(), Stop.whenGradientBelow(1));
        assertThat(result.steps()).isEqualTo(6);
        assertThat(result.reason()).isEqualTo("the norm of the gradient is 0.5, below 1.0");
    }

    @Test
    void theElementsOfASparseGradientAreAddedUpBeforeTheirNorm() throws IOException {
        Parameters x = Parameters.of(new double[] {5, 8, 5});
        TrainerBuilder trainer = Trainer.of(
                        (at, batch, gradients) -> {
                            double here = at.doubles()[1];
                            gradients.sparse("theta", new int[] {1, 1}, new double[] {3 * here, -here}, 2);
                            return here * here;
                        },
                        Optimizers.named("sgd").set("lr", 0.25).over(x),
                        Rows.numbers(4, 1))
                .batch(1)
                .epochs(5);
        TrainingResult result =
                trainer.listen(Stop.whenGradientBelow(1)).build().run();
        // 2*x as above, in two parts whose squares would add up to 10*x^2
        assertThat(result.steps()).isEqualTo(6);
        assertThat(result.reason()).isEqualTo("the norm of the gradient is 0.5, below 1.0");
    }

    @Test
    void theGradientIsTheOneBeforeClippingAndAfterScaling() throws IOException {
        TrainingResult clipped = run(halving(Optimizers.named("sgd").clipGlobalNorm(0.5)), Stop.whenGradientBelow(1));
        // steps of 0.125 bring x from 8 to below 0.5: gradients 16 - 0.25*(k - 1), below 1 at k = 62; there are 20
        // steps
        assertThat(clipped.reason()).isEqualTo(TrainingResult.ALL_EPOCHS);
        TrainingResult cleared = run(halving(Optimizers.named("sgd").zeroGradients()), Stop.whenGradientBelow(1));
        assertThat(cleared.steps()).isEqualTo(6);
        // half of the gradient: 8*0.75^(k - 1), which is 1.068 in step 8 and 0.801 in step 9
        TrainingResult scaled = run(halving(Optimizers.named("sgd").gradientScale(0.5)), Stop.whenGradientBelow(1));
        assertThat(scaled.steps()).isEqualTo(9);
    }

    @Test
    void whenTheUpdateIsSmall() throws IOException {
        // step k moves by 8/2^k: 0.125 in step 6, 0.0625 in step 7
        TrainingResult result = run(halving(Optimizers.named("sgd").telemetry()), Stop.whenUpdateBelow(0.1));
        assertThat(result.steps()).isEqualTo(7);
        assertThat(result.reason()).isEqualTo("the norm of the update is 0.0625, below 0.1");
    }

    @Test
    void whenSomethingMeasuredIsReached() throws IOException {
        // after epochs 1, 2, 3: 0.5, 0.03125, ...
        TrainingResult result = run(halving(), Stop.whenAtMost("x", 0.03125));
        assertThat(result.epochs()).isEqualTo(2);
        assertThat(result.reason()).isEqualTo("x is 0.03125, at most 0.03125");
        assertThat(run(halving(), Stop.whenAtLeast("x", 0.5)).epochs()).isEqualTo(1);
        assertThat(run(halving(), Stop.whenAtLeast("x", 0.6)).epochs()).isEqualTo(5);
    }

    @Test
    void afterTime() throws IOException {
        AtomicLong clock = new AtomicLong(17);
        // looked at when made, when the run begins, and after each step: a second each time
        var limit = new TimeLimit(
                Duration.ofSeconds(4),
                () -> clock.getAndAdd(Duration.ofSeconds(1).toNanos()));
        TrainingResult result = run(halving(), limit);
        // at the beginning the clock is read twice, so step k ends 1 + k seconds after it
        assertThat(result.steps()).isEqualTo(3);
        assertThat(result.reason()).isEqualTo("4.0 seconds");
    }

    @Test
    void theTimeOfFormerPartsCounts() throws IOException {
        AtomicLong clock = new AtomicLong();
        CheckpointDirectory checkpoints = CheckpointDirectory.in(folder);
        TimeLimit first = new TimeLimit(Duration.ofMillis(10), () -> clock.addAndGet(1_000_000));
        TrainingResult part = halving()
                .trainer()
                .checkpoints(checkpoints)
                .listen(first)
                .listen(Stop.afterSteps(4))
                .build()
                .run();
        assertThat(part.steps()).isEqualTo(4);
        TimeLimit second = new TimeLimit(Duration.ofMillis(10), () -> clock.addAndGet(1_000_000));
        TrainingResult rest = halving()
                .trainer()
                .checkpoints(checkpoints)
                .listen(second)
                .build()
                .resume();
        // 1 + 4 and one more to save; then 1 to begin, so the fourth further step ends at 10 or later
        assertThat(rest.reason()).isEqualTo("0.01 seconds");
        assertThat(rest.steps()).isEqualTo(7);
    }

    @Test
    void aRunThatWasStoppedGoesOnUnderWiderLimits() throws IOException {
        CheckpointDirectory checkpoints = CheckpointDirectory.in(folder);
        halving()
                .trainer()
                .checkpoints(checkpoints)
                .listen(Stop.afterSteps(6))
                .build()
                .run();
        Setup setup = halving();
        TrainingResult rest = setup.trainer()
                .checkpoints(checkpoints)
                .listen(Stop.afterSteps(10))
                .build()
                .resume();
        assertThat(rest.steps()).isEqualTo(10);
        assertThat(setup.parameters().doubles()[0]).isEqualTo(8 / 1024.0);
    }

    @Test
    void eachGoesOnToTheSameEnd() throws IOException {
        Interruption.changesNothing(() -> stopping(Stop.afterSteps(9)), 7, folder.resolve("steps"));
        Interruption.changesNothing(() -> stopping(Stop.whenGradientBelow(0.1)), 7, folder.resolve("gradient"));
        Interruption.changesNothing(() -> stopping(Stop.whenUpdateBelow(0.03)), 7, folder.resolve("update"));
        Interruption.changesNothing(() -> stopping(Stop.whenAtMost("x", 0.002)), 7, folder.resolve("target"));
        Interruption.changesNothing(() -> stopping(Stop.afterTime(Duration.ofHours(1))), 7, folder.resolve("time"));
    }

    private static Setup stopping(TrainingListener stop) {
        Setup setup = halving(Optimizers.named("sgd").telemetry());
        setup.trainer().listen(stop);
        return setup;
    }

    @Test
    void saysWhatItCannotDo() {
        assertThatThrownBy(() -> Stop.afterSteps(0)).hasMessage("a run of 0 steps");
        assertThatThrownBy(() -> Stop.afterTime(Duration.ZERO)).hasMessage("a run of PT0S");
        assertThatThrownBy(() -> Stop.whenGradientBelow(0)).hasMessage("no norm is below 0.0");
        assertThatThrownBy(() -> run(halving(), Stop.whenUpdateBelow(1))).hasMessageContaining("telemetry()");
    }
}
