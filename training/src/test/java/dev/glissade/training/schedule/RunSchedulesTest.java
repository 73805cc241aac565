package dev.glissade.training.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.Schedule;
import dev.glissade.Schedules;
import dev.glissade.spi.Precision;
import dev.glissade.training.Interruption;
import dev.glissade.training.Interruption.Setup;
import dev.glissade.training.Rows;
import dev.glissade.training.loop.Run;
import dev.glissade.training.loop.Trainer;
import dev.glissade.training.loop.TrainerBuilder;
import dev.glissade.training.loop.TrainingListener;
import dev.glissade.training.metric.Evaluation;
import dev.glissade.training.model.Activation;
import dev.glissade.training.model.Network;
import dev.glissade.training.order.Order;
import dev.glissade.training.stop.Stop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schedules that look at epochs: their value in each step, by hand. */
final class RunSchedulesTest {

    /** Notes the rate of each step of a run. */
    private static final class Rates implements TrainingListener {
        private final List<Double> rates = new ArrayList<>();

        @Override
        public void stepped(Run run) {
            rates.add(run.optimizer().get("lr"));
        }
    }

    /** Two steps in an epoch; what is measured after each epoch is the script's. */
    private static List<Double> rates(Schedule schedule, TrainingListener listener, double... script)
            throws IOException {
        Rates rates = new Rates();
        AtomicInteger epoch = new AtomicInteger();
        Optimizer optimizer = Optimizers.named("sgd").schedule("lr", schedule).over(Parameters.of(new double[] {1}));
        Trainer.of((at, batch, gradients) -> 0, optimizer, Rows.numbers(4, 1))
                .batch(2)
                .epochs(script.length)
                .measure("error", at -> script[epoch.getAndIncrement()])
                .listen(listener)
                .listen(rates)
                .build()
                .run();
        return rates.rates;
    }

    @Test
    void goesOnWithEachEpoch() throws IOException {
        PerEpoch tenth = PerEpoch.of("decay", epoch -> 1.0 / epoch);
        assertThat(rates(tenth.times(0.5), tenth, 0, 0, 0)).containsExactly(0.5, 0.5, 0.25, 0.25, 0.5 / 3, 0.5 / 3);
        assertThat(tenth.value(2)).as("a former step").isEqualTo(1);
        assertThat(tenth.value(3)).isEqualTo(0.5);
        assertThat(tenth.value(7)).as("the step after the last").isEqualTo(0.25);
    }

    @Test
    void anyScheduleMayGoByEpochs() throws IOException {
        PerEpoch steps = PerEpoch.of(
                "steps",
                Schedules.named("step").set("period", 2).set("factor", 0.5).build());
        assertThat(rates(steps, steps, 0, 0, 0)).containsExactly(1.0, 1.0, 1.0, 1.0, 0.5, 0.5);
    }

    @Test
    void epochsMayDifferInLength() throws IOException {
        PerEpoch rising = PerEpoch.of("rising", epoch -> epoch);
        Rates rates = new Rates();
        Optimizer optimizer = Optimizers.named("sgd").schedule("lr", rising).over(Parameters.of(new double[] {1}));
        Order growing = (epoch, rows) -> Order.asGiven().epoch(epoch, rows) - 3 + (int) epoch;
        Trainer.of((at, batch, gradients) -> 0, optimizer, Rows.numbers(4, 1))
                .batch(1)
                .epochs(3)
                .order(growing)
                .listen(rising)
                .listen(rates)
                .build()
                .run();
        assertThat(rates.rates).containsExactly(1.0, 1.0, 2.0, 2.0, 2.0, 3.0, 3.0, 3.0, 3.0);
    }

    @Test
    void fallsWhereNothingGetsBetter() throws IOException {
        ReduceOnPlateau plateau = ReduceOnPlateau.on("error").patience(2).factor(0.5);
        // 5 and 4 are better; 4 and 4.5 are not: falls after epoch 4; 3 is better; 3 and 3: falls after epoch 7
        assertThat(rates(plateau, plateau, 5, 4, 4, 4.5, 3, 3, 3, 3))
                .containsExactly(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25);
        assertThat(plateau.value(8)).as("a former step").isEqualTo(1);
        assertThat(plateau.value(9)).isEqualTo(0.5);
    }

    @Test
    void pausesAfterAFallAndStaysAboveItsLowestValue() throws IOException {
        ReduceOnPlateau plateau =
                ReduceOnPlateau.on("error").patience(1).factor(0.5).cooldown(2).low(0.3);
        // falls after epoch 2; 3 and 4 do not count; after 5 it would fall to 0.25
        assertThat(rates(plateau, plateau, 1, 1, 1, 1, 1, 1))
                .containsExactly(1.0, 1.0, 1.0, 1.0, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.3, 0.3);
    }

    @Test
    void highMayBeGoodAndSmallChangesNothing() throws IOException {
        ReduceOnPlateau plateau =
                ReduceOnPlateau.on("error").patience(1).minimumChange(0.5).highestIsBest();
        // 2 is better than 1, 2.5 not by more than 0.5
        assertThat(rates(plateau, plateau, 1, 2, 2.5, 3)).containsExactly(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.1, 0.1);
    }

    @Test
    void goOnToTheSameBits(@TempDir Path folder) throws IOException {
        Network network = Network.inputs(8).dense(6, Activation.TANH).softmax(2);
        Interruption.changesNothing(
                () -> {
                    Parameters parameters = network.start(Precision.FLOAT, 1);
                    ReduceOnPlateau plateau =
                            ReduceOnPlateau.on("error").patience(1).factor(0.7).cooldown(1);
                    PerEpoch perEpoch = PerEpoch.of("beta1", epoch -> 0.95 - 0.1 / epoch);
                    Optimizer optimizer = Optimizers.named("adam")
                            .schedule("lr", plateau.times(0.5))
                            .schedule("beta1", perEpoch)
                            .over(parameters);
                    TrainerBuilder trainer = Trainer.of(network.objective(), optimizer, Rows.halves(50, 8))
                            .batch(8)
                            .epochs(12)
                            .seed(3)
                            .measure(
                                    "error",
                                    at -> Evaluation.of(network, at, Rows.halves(30, 8))
                                            .loss())
                            .listen(plateau)
                            .listen(perEpoch)
                            .listen(Stop.afterSteps(80));
                    return new Setup(trainer, parameters);
                },
                59,
                folder);
    }

    @Test
    void milestonesCountWhatLiesBefore() {
        Milestones milestones = new Milestones();
        for (long step = 10; step <= 200; step += 10) {
            milestones.add(step);
        }
        milestones.add(200);
        assertThat(milestones.before(10)).isZero();
        assertThat(milestones.before(11)).isEqualTo(1);
        assertThat(milestones.before(20)).isEqualTo(1);
        assertThat(milestones.before(200)).isEqualTo(19);
        assertThat(milestones.before(201)).isEqualTo(21);
        Milestones again = new Milestones();
        again.recall(milestones.text());
        assertThat(again.before(55)).isEqualTo(5);
        again.add(300);
        assertThat(again.before(301)).isEqualTo(22);
        again.recall("");
        assertThat(again.before(301)).isZero();
    }

    @Test
    void sayWhatTheyCannotDo() {
        PerEpoch alone = PerEpoch.of("decay of lr", epoch -> 1);
        Optimizer optimizer = Optimizers.named("sgd").schedule("lr", alone).over(Parameters.of(new double[] {1}));
        optimizer.step(Gradients.of(new double[] {1}));
        assertThatThrownBy(() -> optimizer.step(Gradients.of(new double[] {1})))
                .hasMessage("the schedule 'decay of lr' goes by epochs: let the trainer listen to it");
        assertThatThrownBy(() -> ReduceOnPlateau.on("error").value(2)).hasMessageContaining("let the trainer listen");
        assertThatThrownBy(() -> ReduceOnPlateau.on("error").factor(1)).hasMessageContaining("(0, 1)");
        assertThatThrownBy(() -> ReduceOnPlateau.on("error").low(2)).hasMessageContaining("[0, 1]");
        assertThatThrownBy(() -> ReduceOnPlateau.on("error").patience(0)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> ReduceOnPlateau.on("error").cooldown(-1)).hasMessageContaining("-1 epochs");
    }
}
