package dev.glissade.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.Schedules;
import dev.glissade.checkpoint.CheckpointDirectory;
import dev.glissade.spi.Precision;
import dev.glissade.training.Rows;
import dev.glissade.training.data.Dataset;
import dev.glissade.training.data.DenseRows;
import dev.glissade.training.data.Schema;
import dev.glissade.training.metric.Evaluation;
import dev.glissade.training.model.Activation;
import dev.glissade.training.model.Network;
import dev.glissade.training.order.Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The loop: which rows, which steps, what is reported, how it ends and goes on. */
final class TrainerTest {
    private static final Dataset DATA = Rows.halves(50, 8);
    private static final Network NETWORK =
            Network.inputs(8).dense(6, Activation.TANH).softmax(2);

    @TempDir
    Path folder;

    private static Optimizer optimizer(String rule, Parameters parameters) {
        return Optimizers.named(rule)
                .schedule(
                        "lr",
                        Schedules.named("inverse_sqrt").set("warmup", 5).build().times(0.1))
                .over(parameters);
    }

    private TrainerBuilder builder(Optimizer optimizer) {
        return Trainer.of(NETWORK.objective(), optimizer, DATA)
                .batch(8)
                .epochs(4)
                .seed(3)
                .measure("accuracy", at -> Evaluation.of(NETWORK, at, DATA).accuracy());
    }

    private static List<double[]> elements(Parameters parameters) {
        return parameters.tensors().stream().map(tensor -> tensor.toDoubles()).toList();
    }

    @Test
    void learns() throws IOException {
        Parameters parameters = NETWORK.start(Precision.FLOAT, 1);
        TrainingResult result =
                builder(optimizer("adam", parameters)).epochs(15).build().run();
        assertThat(result.epochs()).isEqualTo(15);
        assertThat(result.steps()).isEqualTo(15 * 7);
        assertThat(result.reason()).isEqualTo(TrainingResult.ALL_EPOCHS);
        assertThat(result.last().orElseThrow().measure("accuracy")).isGreaterThan(0.95);
    }

    @Test
    void aStepOfPlainDescentByHand() throws IOException {
        // y = w x + b from 0, over (1, 2) and (3, 4): gradients -2*(2*1 + 4*3)/2 = -14 and -2*(2 + 4)/2 = -6
        Network linear = Network.linear(1);
        Dataset two = new DenseRows(Schema.regression(1), new double[] {1, 3}, new double[] {2, 4});
        Parameters parameters = linear.start(Precision.DOUBLE, 0);
        Optimizer sgd = Optimizers.named("sgd").set("lr", 0.5).over(parameters);
        TrainingResult result =
                Trainer.of(linear.objective(), sgd, two).fullBatch().build().run();
        assertThat(parameters.tensor("output.weight").get(0)).isEqualTo(7.0);
        assertThat(parameters.tensor("output.bias").get(0)).isEqualTo(3.0);
        // the loss before the step: (4 + 16)/2
        assertThat(result.last().orElseThrow().loss()).isEqualTo(10.0);
    }

    @Test
    void stochasticDescentStepsAfterEachRow() throws IOException {
        Network linear = Network.linear(1);
        Dataset two = new DenseRows(Schema.regression(1), new double[] {1, 3}, new double[] {2, 4});
        Parameters parameters = linear.start(Precision.DOUBLE, 0);
        Optimizer sgd = Optimizers.named("sgd").set("lr", 0.125).over(parameters);
        Trainer.of(linear.objective(), sgd, two)
                .batch(1)
                .order(Order.asGiven())
                .build()
                .run();
        // (1, 2): w = b = 0.125*4 = 0.5; then (3, 4): 3*0.5 + 0.5 - 4 = -2, so w += 0.125*12, b += 0.125*4
        assertThat(parameters.tensor("output.weight").get(0)).isEqualTo(2.0);
        assertThat(parameters.tensor("output.bias").get(0)).isEqualTo(1.0);
    }

    @Test
    void ascentClimbs() throws IOException {
        Parameters parameters = Parameters.of(new double[] {0});
        Optimizer up = Optimizers.named("sgd").set("lr", 0.25).maximize().over(parameters);
        Trainer.of(
                        (at, batch, gradients) -> {
                            double x = at.doubles()[0];
                            gradients.tensor("theta").set(0, -2 * (x - 3));
                            return -(x - 3) * (x - 3);
                        },
                        up,
                        Rows.numbers(1, 1))
                .epochs(40)
                .build()
                .run();
        assertThat(parameters.doubles()[0]).isCloseTo(3, within(1e-9));
    }

    @Test
    void aRuleMayAskForSeveralGradients() throws IOException {
        Parameters parameters = NETWORK.start(Precision.DOUBLE, 1);
        List<Long> steps = new ArrayList<>();
        Trainer.of(
                        (at, batch, gradients) -> {
                            steps.add(batch.step());
                            return NETWORK.objective().at(at, batch, gradients);
                        },
                        Optimizers.named("nesterov").over(parameters),
                        DATA)
                .batch(25)
                .build()
                .run();
        assertThat(steps).containsExactly(1L, 2L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"adam", "momentum"})
    void goesOnToTheSameBits(String rule) throws IOException {
        Parameters whole = NETWORK.start(Precision.FLOAT, 1);
        builder(optimizer(rule, whole))
                .listen(CsvCurve.to(folder.resolve("whole.csv")))
                .build()
                .run();

        // killed at the third step of the third epoch, when the last checkpoint was two steps before
        Parameters parts = NETWORK.start(Precision.FLOAT, 1);
        CheckpointDirectory checkpoints = CheckpointDirectory.in(folder.resolve("run"));
        Path curve = folder.resolve("parts.csv");
        Trainer killed = builder(optimizer(rule, parts))
                .checkpoints(checkpoints, "accuracy")
                .checkpointEvery(5)
                .listen(CsvCurve.to(curve))
                .listen(new TrainingListener() {
                    @Override
                    public void stepped(Run run) {
                        if (run.step() == 17) {
                            throw new IllegalStateException("killed");
                        }
                    }
                })
                .build();
        assertThatThrownBy(killed::run).hasMessage("killed");
        Files.writeString(curve, Files.readString(curve) + "3,21,0.");

        Parameters resumed = NETWORK.start(Precision.FLOAT, 99);
        TrainingResult result = builder(optimizer(rule, resumed))
                .checkpoints(checkpoints, "accuracy")
                .checkpointEvery(5)
                .listen(CsvCurve.to(curve))
                .build()
                .resume();
        assertThat(result.steps()).isEqualTo(28);
        assertThat(elements(resumed)).usingRecursiveComparison().isEqualTo(elements(whole));
        assertThat(curve).hasSameTextualContentAs(folder.resolve("whole.csv"));
        assertThat(Files.readAllLines(curve)).hasSize(5).first().isEqualTo("epoch,step,loss,accuracy");
    }

    @Test
    void aFinishedRunHasNothingToResume() throws IOException {
        CheckpointDirectory checkpoints = CheckpointDirectory.in(folder);
        Parameters parameters = NETWORK.start(Precision.FLOAT, 1);
        builder(optimizer("adam", parameters)).checkpoints(checkpoints).build().run();
        Parameters again = NETWORK.start(Precision.FLOAT, 2);
        TrainingResult result = builder(optimizer("adam", again))
                .checkpoints(checkpoints)
                .build()
                .resume();
        assertThat(result.steps()).isEqualTo(28);
        assertThat(result.last()).isEmpty();
        assertThat(elements(again)).usingRecursiveComparison().isEqualTo(elements(parameters));
    }

    @Test
    void refusesToResumeAnotherRun() throws IOException {
        CheckpointDirectory checkpoints = CheckpointDirectory.in(folder);
        builder(optimizer("adam", NETWORK.start(Precision.FLOAT, 1)))
                .checkpoints(checkpoints)
                .build()
                .run();
        Trainer other = builder(optimizer("adam", NETWORK.start(Precision.FLOAT, 1)))
                .batch(9)
                .checkpoints(checkpoints)
                .build();
        assertThatThrownBy(other::resume)
                .hasMessageEndingWith(
                        "was made with 50 rows in batches of 8, seed 3; this one has 50 rows in batches of 9, seed 3");
    }

    @Test
    void aLossThatIsNotFiniteStopsTheRun() {
        Parameters parameters = NETWORK.start(Precision.DOUBLE, 1);
        Trainer trainer = Trainer.of(
                        (at, batch, gradients) -> {
                            double loss = NETWORK.objective().at(at, batch, gradients);
                            if (batch.step() == 9) {
                                gradients.tensor("output.bias").set(1, Double.NaN);
                                return Double.NaN;
                            }
                            return loss;
                        },
                        Optimizers.named("sgd").set("lr", 0.1).over(parameters),
                        DATA)
                .batch(8)
                .epochs(2)
                .build();
        assertThatThrownBy(trainer::run)
                .isInstanceOfSatisfying(
                        NotFiniteException.class, e -> assertThat(e.tensor()).isEqualTo("output.bias"))
                .hasMessage("epoch 2, batch 2: the loss is NaN; the gradient of 'output.bias' is NaN at element 1, all "
                        + "parameters are finite");
        assertThat(elements(parameters)).allSatisfy(values -> assertThat(values).doesNotContain(Double.NaN));
    }

    @Test
    void aParameterThatIsNotFiniteStopsTheRun() {
        Parameters parameters = Parameters.builder()
                .add("a", new float[] {1})
                .add("b", new float[] {1, 1})
                .build();
        Trainer trainer = Trainer.of(
                        (at, batch, gradients) -> {
                            gradients.tensor("a").set(0, 0);
                            gradients.tensor("b").set(1, -3e38);
                            return 0.5;
                        },
                        Optimizers.named("sgd").set("lr", 2).over(parameters),
                        DATA)
                .build();
        assertThatThrownBy(trainer::run)
                .hasMessage(
                        "epoch 1, batch 1: after the step parameter 'b' is Infinity at element 1; the loss before it was 0.5");
    }

    @Test
    void aListenerEndsTheRun() throws IOException {
        TrainingResult result = builder(optimizer("adam", NETWORK.start(Precision.FLOAT, 1)))
                .listen(new TrainingListener() {
                    @Override
                    public void epochEnded(Run run, EpochReport report) {
                        if (report.epoch() == 2) {
                            run.stop("enough");
                        }
                    }
                })
                .build()
                .run();
        assertThat(result.epochs()).isEqualTo(2);
        assertThat(result.reason()).isEqualTo("enough");
    }

    @Test
    void saysWhatItCannotDo() {
        Optimizer adam = optimizer("adam", NETWORK.start(Precision.FLOAT, 1));
        assertThatThrownBy(() -> builder(adam).batch(0)).hasMessage("0 rows in a batch; expected at least 1");
        assertThatThrownBy(() -> builder(adam).checkpointEvery(3).build()).hasMessageContaining("need a folder");
        assertThatThrownBy(() -> builder(adam).build().resume()).hasMessageContaining("no folder");
        assertThatThrownBy(() -> builder(adam)
                        .checkpoints(CheckpointDirectory.in(folder), "accurracy")
                        .build())
                .hasMessage("nothing called 'accurracy' is measured; there are loss and [accuracy]");
    }
}
